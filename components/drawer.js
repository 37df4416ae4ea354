export default function ({ parentElement, data, setTriggerValue }) {
  const drawer = parentElement.querySelector('dialog.drawer');
  const app = document.querySelector('.stApp');
  drawer.style.colorScheme = app ? getComputedStyle(app).colorScheme : '';
  const lift = () => { if (!drawer.open) { drawer.showModal(); drawer.scrollTop = 0; } };
  const shut = () => { drawer.plxShut = true; drawer.plxAsked = null; drawer.close(); setTriggerValue('shut', data.token); };
  const fill = ({ title, html }) => {
    drawer.setAttribute('aria-label', title);
    drawer.querySelector('header b').textContent = title;
    const held = drawer.querySelector('.held');
    if (held.plxHtml !== html) { held.innerHTML = html; held.plxHtml = html; drawer.scrollTop = 0; }
    lift();
  };
  (window.plxAnswering ??= {})[data.name] = async (token) => {
    drawer.plxShut = false;
    drawer.plxAsked = token;
    try {
      const answer = data.at && (await fetch(`${data.at}&token=${encodeURIComponent(token)}`));
      const shown = answer && answer.ok ? await answer.json() : null;
      if (shown && drawer.plxAsked === token) fill(shown);
    } catch { /* the run of the script answers then */ }
    if (drawer.plxAsked !== token) return; // shut, or something else asked for, while this was on its way
    if (token === data.token) fill(data); // shut and opened again before the server heard of it
    setTriggerValue('open', token);
  };
  if (data.token === null) {
    if (!drawer.plxAsked) drawer.close(); // what was just opened stays: this run began before
    drawer.plxShut = false;
  } else if (!drawer.plxAsked || drawer.plxAsked === data.token) {
    if (drawer.plxToken !== data.token) drawer.plxShut = false;
    drawer.plxAsked = null;
    if (!drawer.plxShut) fill(data); // a run that began before it was shut does not open it again
  }
  drawer.plxToken = data.token;
  drawer.oncancel = (event) => { event.preventDefault(); shut(); };
  drawer.onclick = (event) => {
    if (event.target === drawer || event.target.closest('.shut')) { shut(); return; }
    const item = event.target.closest('[data-open]');
    if (item) setTriggerValue('leave', item.dataset.open);
  };
}
