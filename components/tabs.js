// While a run's answer comes in, Streamlit takes its tabs out of use one moment and puts them back the next, one after another:
// the tab that has the focus loses it, and what is pressed meanwhile is lost or passes over the tabs that are not back yet. So
// the focus is given back, and what is pressed meanwhile is done once all tabs can be used again.
const MOVES = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];
const waiting = { list: null, focus: null, then: [] };

const away = (list) => list?.querySelector('[role=tab][aria-disabled=true]');
const listOf = (element) => element?.closest?.('.stTabs [role=tablist]');
const unheld = () => !document.activeElement || document.activeElement === document.body;

addEventListener('focusout', (event) => {
  const list = listOf(event.target), tab = event.target;
  if (list) queueMicrotask(() => { if (away(list) && unheld()) wait(list, tab); }); // once React has done what took the focus
}, true);

addEventListener('keydown', (event) => {
  const list = listOf(event.target) ?? (unheld() && waiting.focus ? waiting.list : null);
  if (!MOVES.includes(event.key) || !away(list)) return;
  hold(event, list, () => {
    const { key } = event;
    if (listOf(document.activeElement)) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}, true);

addEventListener('click', (event) => {
  const tab = event.target.closest?.('[role=tab]'), list = listOf(tab);
  if (tab?.ariaDisabled === 'true' && list) hold(event, list, () => tab.click());
}, true);

function hold(event, list, then) {
  event.preventDefault();
  event.stopPropagation();
  wait(list, null, then);
}

function wait(list, focus, then) {
  if (waiting.list !== list) {
    waiting.list = list;
    new MutationObserver((_, watch) => { if (!away(list)) { watch.disconnect(); resume(); } }).observe(list, { subtree: true, attributeFilter: ['aria-disabled'] });
  }
  waiting.focus ??= focus;
  if (then) waiting.then.push(then);
}

function resume() {
  const { list, focus, then } = waiting;
  Object.assign(waiting, { list: null, focus: null, then: [] });
  if (focus?.isConnected && (unheld() || list.contains(document.activeElement))) focus.focus({ preventScroll: true });
  for (const act of then) act();
}
