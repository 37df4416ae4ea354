// Shows HTML that Python made, marks what is chosen in it, and tells Python what was clicked.
const marksByName = (window.plxMarks ??= {});
const layersByName = (window.plxLayers ??= {});
const answering = (window.plxAnswering ??= {});
const foreseeing = (window.plxForeseeing ??= {}); // by part: what asks ahead of a click
const choices = (window.plxChoices ??= {}); // by area: the number of the last choice made there, and of the last that Python was told of
const PATIENCE = 5000; // milliseconds after which the run of the script is waited for instead of the answer
const press = { held: false, then: [] };

// ---- nothing moves under a finger or a pressed mouse button: what is drawn anew meanwhile waits until it is let go ----
addEventListener('pointerdown', (event) => { press.held = event.isPrimary && event.button === 0; }, true);
for (const end of ['pointerup', 'pointercancel', 'contextmenu', 'blur']) addEventListener(end, letGo, true);
// a choice that is not shown yet is taken back by the back button
addEventListener('popstate', () => { for (const own of Object.values(choices)) own.turn += 1; });

function letGo(event) {
  if (event.type === 'blur' && event.target !== window) return;
  press.held = false;
  setTimeout(() => { if (!press.held) for (const draw of press.then.splice(0)) draw(); }); // after the click itself
}

function put(root, html, then) {
  root.plxWanted = { html, then };
  const draw = () => {
    const wanted = root.plxWanted;
    root.plxWanted = null;
    if (!wanted) return;
    if (root.plxHtml !== wanted.html) redraw(root, wanted.html);
    wanted.then?.();
  };
  if (press.held) press.then.push(draw);
  else draw();
}

function redraw(root, html) {
  const keptCharts = new Map([...root.querySelectorAll('[data-chart]')].map((chart) => [chart.dataset.chart, chart]));
  const scrolled = [...root.querySelectorAll('[data-pane]')].map((pane) => [pane.dataset.pane, pane.scrollTop]);
  const unfolded = [...root.querySelectorAll('details[open][data-fold]')].map((fold) => fold.dataset.fold);
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.open : undefined;
  root.innerHTML = html;
  root.plxHtml = html;
  for (const place of root.querySelectorAll('[data-chart]')) {
    const chart = keptCharts.get(place.dataset.chart);
    if (!chart) continue;
    chart.setAttribute('aria-label', place.getAttribute('aria-label'));
    place.replaceWith(chart);
  }
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

// ---- layers and marks of an area ----
function areaOf(name) {
  return document.querySelector(`[data-marks="${CSS.escape(name)}"]`);
}

function applyLayers(name) {
  const area = areaOf(name);
  if (area && layersByName[name] !== undefined) area.dataset.layers = layersByName[name];
}

function applyMarks(name, scroll) {
  const marks = marksByName[name], area = areaOf(name);
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

function rove(item) {
  const list = item.closest('[data-roving]');
  if (!list) return;
  for (const old of list.querySelectorAll('[data-open][tabindex="0"]')) if (old.getAttribute('role')) old.tabIndex = -1;
  item.tabIndex = 0;
}

// ---- the part that answers what is chosen in an area: by its marks, and where it shows something itself by that ----
async function ask({ at, me }, token) {
  const headers = me ? { reviewer: encodeURIComponent(me) } : {};
  try {
    const answer = await fetch(`${at}&token=${encodeURIComponent(token)}`, { headers, signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? await answer.json() : null;
  } catch { return null; } // the run of the script answers then
}

function answer(root, data, setTriggerValue) {
  const own = (choices[data.target] ??= { turn: 0, told: 0 });
  answering[data.target] = async (token) => {
    const turn = ++own.turn;
    const said = token && data.at ? await ask(data, token) : null;
    if (turn !== own.turn) return; // something else was chosen while this was on its way
    own.told = turn;
    if (said) say(root, data.html === undefined ? { ...data, marks: said } : { ...data, ...said }, true);
    else if (!token) leave(root, data.target);
    setTriggerValue('choose', { token, turn });
  };
  const late = data.turn < own.told; // this run began before Python was told of the last choice
  if (!late || (data.html !== undefined && root.plxHtml === undefined)) say(root, data, false);
}

function say(root, data, ahead) {
  const mark = () => {
    const changed = JSON.stringify(data.marks) !== JSON.stringify(marksByName[data.target]);
    marksByName[data.target] = data.marks;
    applyMarks(data.target, ahead || changed);
  };
  if (data.html === undefined) { mark(); return; }
  put(root, data.html, () => {
    mark();
    root.toggleAttribute('data-chosen', data.chosen);
    (window.plxFacts ??= {})[data.target] = data.facts;
    window.plxFollowing?.[data.target]?.(data.facts);
    const part = document.querySelector(`.st-key-${CSS.escape(data.after)}`); // drawn by the run, so it speaks of another finding until then
    if (part) part.inert = ahead;
    if (ahead) arrive(root, areaOf(data.target));
  });
}

function arrive(root, area) {
  if (!area || area.getClientRects().length) return;
  root.querySelector('.back')?.focus({ preventScroll: true }); // on a phone the list has given way
  root.closest('[data-testid=stMain]')?.scrollTo({ top: 0 });
}

function leave(root, name) {
  root.removeAttribute('data-chosen');
  areaOf(name)?.querySelector('.pick')?.focus();
}

// ---- charts: their places have their height at once, so that nothing moves when they are drawn ----
function placeCharts(root, data, tell) {
  const places = [...root.querySelectorAll('[data-chart]')];
  for (const place of places) {
    const { height, figure } = data.charts[place.dataset.chart];
    place.style.height = `${height}px`;
    if (place.plxFigure !== figure) place.ariaBusy = 'true';
  }
  import(location.origin + data.draw).then(({ draw }) => {
    for (const place of places) draw(place, data.charts[place.dataset.chart].figure, location.origin + data.plotly, tell);
  });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.plx');
  const aside = root.closest('.stApp') ? null : root.closest('[role=dialog]') ?? root; // what stands beside the app does not take its scheme from it
  if (aside) aside.style.colorScheme = getComputedStyle(document.querySelector('.stApp')).colorScheme;
  const tell = (token, to) => (answering[to] ?? ((it) => setTriggerValue('open', it)))(token);
  if (data.marks) answer(root, data, setTriggerValue);
  else if (data.html !== undefined) put(root, data.html, data.charts && (() => placeCharts(root, data, (token) => tell(token, data.to))));
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
  const choose = (item) => {
    rove(item);
    tell(item.dataset.open, item.dataset.to ?? data.to);
  };
  root.onpointerdown = (event) => {
    const item = event.pointerType === 'mouse' && event.button === 0 && event.target.closest('[data-open]');
    if (item) foreseeing[item.dataset.to ?? data.to]?.(item.dataset.open);
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
