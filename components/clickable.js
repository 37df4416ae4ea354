const marksByName = (window.plxMarks ??= {});
const layersByName = (window.plxLayers ??= {});
const answering = (window.plxAnswering ??= {});

function applyLayers(name) {
  const area = document.querySelector(`[data-marks="${CSS.escape(name)}"]`);
  if (area && layersByName[name] !== undefined) area.dataset.layers = layersByName[name];
}

function applyMarks(name, scroll) {
  const marks = marksByName[name];
  const area = document.querySelector(`[data-marks="${CSS.escape(name)}"]`);
  if (!marks || !area) return;
  for (const old of area.querySelectorAll('[data-closeness]')) delete old.dataset.closeness;
  for (const [kind, tokens] of Object.entries(marks)) {
    for (const old of area.querySelectorAll('.' + kind)) { old.classList.remove(kind); old.removeAttribute('aria-current'); }
    for (const [token, note] of tokens) {
      const found = area.querySelector(`[data-open="${CSS.escape(token)}"]`);
      if (!found) continue;
      found.classList.add(kind);
      if (kind === 'pick') { found.setAttribute('aria-current', 'true'); rove(found); }
      if (note) found.dataset.closeness = note;
      if (scroll) bringIntoView(found);
    }
  }
}

function bringIntoView(found) {
  const pane = found.closest('[data-pane]');
  if (!pane) return;
  const row = pane.parentElement, seen = row.getBoundingClientRect(), place = pane.getBoundingClientRect();
  const aside = place.left < seen.left - 1 || place.right > seen.right + 1;
  if (aside && found.classList.contains('pick')) row.scrollLeft += place.left - seen.left;
  const box = found.getBoundingClientRect(), view = pane.getBoundingClientRect();
  if (box.top >= view.top && box.bottom <= view.bottom) return; // what is seen does not move
  const top = box.top - view.top + pane.scrollTop;
  pane.scrollTo({ top: Math.max(0, top - pane.clientHeight / 3) });
}

async function ask(at, token) {
  try {
    const answer = await fetch(`${at}&token=${encodeURIComponent(token)}`);
    return answer.ok ? await answer.json() : null;
  } catch { return null; } // the run of the script answers then
}

function rove(item) {
  const list = item.closest('[data-roving]');
  if (!list) return;
  for (const old of list.querySelectorAll('[data-open][tabindex="0"]')) if (old.getAttribute('role')) old.tabIndex = -1;
  item.tabIndex = 0;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.plx');
  const app = document.querySelector('.stApp');
  (root.closest('[role=dialog]') ?? root).style.colorScheme = app ? getComputedStyle(app).colorScheme : '';
  if (data.marks) {
    answering[data.target] = async (token) => {
      const marks = data.at && (await ask(data.at, token));
      if (marks) { marksByName[data.target] = marks; applyMarks(data.target, true); }
      setTriggerValue('open', token);
    };
    const changed = JSON.stringify(data.marks) !== JSON.stringify(marksByName[data.target]);
    marksByName[data.target] = data.marks;
    applyMarks(data.target, changed);
  }
  if (data.layers !== undefined) {
    const show = (layers) => { layersByName[data.target] = layers.join(' '); applyLayers(data.target); };
    show(data.layers);
    const pills = document.querySelector(`.st-key-${CSS.escape(data.pills)}`);
    // shown at once; Streamlit's answer says the same a moment later
    if (pills) pills.onclick = (event) => {
      const chosen = [...pills.querySelectorAll('button')].indexOf(event.target.closest('button'));
      const name = data.names[chosen], shown = (layersByName[data.target] ?? '').split(' ').filter(Boolean);
      if (name) show(shown.includes(name) ? shown.filter((it) => it !== name) : [...shown, name]);
    };
  }
  if (data.html !== undefined && root.plxHtml !== data.html) {
    const scrolled = [...root.querySelectorAll('[data-pane]')].map((pane) => [pane.dataset.pane, pane.scrollTop]);
    const unfolded = [...root.querySelectorAll('details[open][data-fold]')].map((fold) => fold.dataset.fold);
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.open : undefined;
    root.innerHTML = data.html;
    root.plxHtml = data.html;
    for (const [name, top] of scrolled) {
      const pane = root.querySelector(`[data-pane="${CSS.escape(name)}"]`);
      if (pane) pane.scrollTop = top;
    }
    for (const name of unfolded) root.querySelector(`[data-fold="${CSS.escape(name)}"]`)?.setAttribute('open', '');
    if (focused) root.querySelector(`[data-open="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    for (const area of root.querySelectorAll('[data-marks]')) {
      applyLayers(area.dataset.marks);
      applyMarks(area.dataset.marks, !scrolled.length);
    }
  }
  const choose = (item) => {
    rove(item);
    const answer = answering[item.dataset.to ?? data.to] ?? ((token) => setTriggerValue('open', token));
    answer(item.dataset.open);
  };
  root.onclick = (event) => {
    const item = event.target.closest('[data-open]');
    if (item && (item.tagName === 'BUTTON' || !String(window.getSelection()))) choose(item);
  };
  root.onkeydown = (event) => {
    const item = event.target.closest('[data-open]');
    if (!item) return;
    if (item.getAttribute('role') === 'button' && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); choose(item); }
    const list = item.closest('[data-roving]');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!list || !step) return;
    const items = [...list.querySelectorAll('[data-item]')].filter((it) => it.getClientRects().length);
    const next = items[items.indexOf(item) + step];
    if (next) { event.preventDefault(); rove(next); next.focus(); }
  };
}
