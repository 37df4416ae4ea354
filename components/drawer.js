export default function ({ parentElement, data, setTriggerValue }) {
  const drawer = parentElement.querySelector('dialog.drawer');
  const app = document.querySelector('.stApp');
  drawer.style.colorScheme = app ? getComputedStyle(app).colorScheme : '';
  const lift = () => { if (!drawer.open) { drawer.showModal(); drawer.scrollTop = 0; } };
  const shut = () => {
    const token = drawer.plxAsked ?? data.token; // what was just opened is shut before the run has said it
    drawer.plxGone = { token, heard: false };
    drawer.plxAsked = null;
    drawer.close();
    setTriggerValue('shut', token);
  };
  const fill = ({ title, html }) => {
    drawer.setAttribute('aria-label', title);
    drawer.querySelector('header b').textContent = title;
    const held = drawer.querySelector('.held');
    if (held.plxHtml !== html) { held.innerHTML = html; held.plxHtml = html; drawer.scrollTop = 0; }
    lift();
  };
  (window.plxAnswering ??= {})[data.name] = async (token) => {
    drawer.plxGone = null;
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
  if (!drawer.plxListens) addEventListener('popstate', () => { drawer.plxGone = null; }); // what was shut may come back by the back button
  drawer.plxListens = true;
  const gone = drawer.plxGone;
  if (data.token === null) {
    if (!drawer.plxAsked) drawer.close(); // what was just opened stays: this run began before
    if (gone) gone.heard = true;
  } else if (gone?.token === data.token) { // a run that began before it was shut does not open it again
    if (gone.heard) { gone.heard = false; setTriggerValue('shut', data.token); } // nor one that was asked for before the link had changed
  } else if (!drawer.plxAsked || drawer.plxAsked === data.token) {
    drawer.plxGone = drawer.plxAsked = null;
    fill(data);
  }
  drawer.oncancel = (event) => { event.preventDefault(); shut(); };
  drawer.onclick = (event) => {
    if (event.target === drawer || event.target.closest('.shut')) { shut(); return; }
    const item = event.target.closest('[data-open]');
    if (item) setTriggerValue('leave', item.dataset.open);
  };
}
