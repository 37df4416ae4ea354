// Draws Plotly's charts in their places: first those that the reader sees, once the words around them stand; and a chart whose
// figure is as it was, never. Pressing a mark tells what its custom data names.
// No bar of buttons over a chart, no zoom by accident on a phone, nothing sent to a cloud.
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showSendToCloud: false };
const PATIENCE = 300; // milliseconds that a chart out of sight waits for a moment in which nothing else is to be done
const waiting = new Set();
let library, working = false;
const resized = new ResizeObserver((seen) => { for (const { target } of seen) if (stale(target)) want(target); });

export function draw(chart, figure, address, tell) {
  chart.plxFigure = figure;
  chart.plxTell = tell;
  library ??= fetched(address);
  resized.observe(chart); // which also says the first size
  if (stale(chart)) want(chart);
  else chart.ariaBusy = null;
}

function fetched(address) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    Object.assign(script, { src: address, crossOrigin: '' }); // as it is fetched early
    script.onload = () => done(window.Plotly);
    script.onerror = () => { script.remove(); library = undefined; failed(new Error(`no charts: ${address}`)); };
    document.head.append(script);
  });
}

function stale(chart) {
  return chart.isConnected && chart.clientWidth > 0 && (chart.plxDrawn !== chart.plxFigure || chart.plxWidth !== chart.clientWidth);
}

function want(chart) {
  waiting.add(chart);
  if (!working) work();
}

async function work() {
  working = true;
  try {
    const plotly = await library;
    for (await painted(); waiting.size; await idle()) {
      const seen = [...waiting].filter(inSight);
      for (const chart of seen.length ? seen : [...waiting].slice(0, 1)) {
        waiting.delete(chart);
        if (stale(chart)) put(plotly, chart);
      }
    }
  } finally { working = false; }
}

function put(plotly, chart) {
  const { data, layout } = JSON.parse(chart.plxFigure);
  const first = !chart.plxDrawn;
  chart.plxDrawn = chart.plxFigure;
  chart.plxWidth = chart.clientWidth;
  plotly.react(chart, data, { ...layout, width: chart.plxWidth }, CONFIG);
  chart.ariaBusy = null;
  if (first) chart.on('plotly_click', ({ points: [point] }) => { if (point?.customdata?.[0]) chart.plxTell(point.customdata[0]); });
}

function inSight(chart) {
  const box = chart.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

// the words, which came with the charts, are on the screen
function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

function idle() {
  return new Promise((done) => requestIdleCallback(done, { timeout: PATIENCE }));
}
