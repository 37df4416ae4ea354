let acts = 0, told = 0; // how often the reader opened or shut the drawer, and the last of these that Python will hear of
let foreseen = {}; // what was asked for as the mouse button went down, some milliseconds before the click

addEventListener('popstate', () => { told = 0; }); // the back button knows what is open, and so does the run that follows it

export default function ({ parentElement, data, setTriggerValue }) {
  const drawer = parentElement.querySelector('dialog.drawer');
  const shut = () => {
    told = ++acts;
    drawer.close();
    setTriggerValue('shut', { turn: told });
  };
  const fill = ({ title, html }) => {
    drawer.setAttribute('aria-label', title);
    drawer.querySelector('header b').textContent = title;
    const held = drawer.querySelector('.held');
    if (held.plxHtml !== html) { held.innerHTML = html; held.plxHtml = html; drawer.scrollTop = 0; }
    if (!drawer.open) { drawer.showModal(); drawer.scrollTop = 0; }
  };
  const ask = (token) => fetch(`${data.at}&token=${encodeURIComponent(token)}`);
  (window.plxForeseeing ??= {})[data.name] = (token) => {
    if (!data.at) return;
    foreseen = { token, at: data.at, answer: ask(token) };
    foreseen.answer.catch(() => {}); // said where it is used
  };
  (window.plxAnswering ??= {})[data.name] = async (token) => {
    const turn = told = ++acts;
    const { answer: early } = foreseen.token === token && foreseen.at === data.at ? foreseen : {};
    foreseen = {}; // an answer is read once
    try {
      const answer = data.at && (await (early ?? ask(token)));
      const shown = answer && answer.ok ? await answer.json() : null;
      if (shown && turn === acts) fill(shown);
    } catch { /* the run of the script answers then */ }
    if (turn === acts) setTriggerValue('open', { token, turn }); // or it was shut, or something else asked for, while this was on its way
  };
  if (data.turn >= told) { // otherwise this run began before Python was told of the last act
    if (data.token === null) drawer.close();
    else fill(data);
  }
  drawer.oncancel = (event) => { event.preventDefault(); shut(); };
  drawer.onclick = (event) => {
    if (event.target === drawer || event.target.closest('.shut')) { shut(); return; }
    const item = event.target.closest('[data-open]');
    if (item) setTriggerValue('leave', item.dataset.open);
  };
}
