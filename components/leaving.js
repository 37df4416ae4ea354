// What leaves the page: text into the clipboard, charts into files. Everything happens in the browser, and nothing is fetched
// but the page's own fonts.
const SVG = 'http://www.w3.org/2000/svg';
const EDGE = 18, SCALE = 2;

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.plx');
  const app = document.querySelector('.stApp');
  (root.closest('[role=dialog]') ?? root).style.colorScheme = app ? getComputedStyle(app).colorScheme : '';
  if (root.plxHtml !== data.html) {
    root.innerHTML = data.html;
    root.plxHtml = data.html;
  }
  const list = root.querySelector('[data-charts]');
  if (list) showCharts(list, data.look);
  root.onclick = (event) => {
    const copy = event.target.closest('[data-copy]');
    if (copy) copyText(copy);
  };
}

async function copyText(button) {
  const said = button.parentElement.querySelector('[role=status]');
  const text = [button.dataset.copy, address(button.dataset.link)].filter(Boolean).join('\n');
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    byHand(button, text); // a page that is not served over https may not write to the clipboard
  }
  said.textContent = 'Copied';
}

function byHand(button, text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  button.after(field);
  field.select();
  document.execCommand('copy');
  field.remove();
  button.focus();
}

function address(query) {
  if (query === undefined) return '';
  const here = new URL(location.href), wanted = new URLSearchParams(query);
  for (const key of ['own', 'story']) if (here.searchParams.has(key)) wanted.set(key, here.searchParams.get(key));
  here.search = wanted.toString();
  here.hash = '';
  return here.href;
}

// ---- charts ----
function showCharts(list, look) {
  const charts = [...document.querySelectorAll('[data-testid=stMain] [data-chart]')].filter((it) => it.getClientRects().length && it.querySelector('svg.main-svg'));
  list.replaceChildren(...charts.map((chart) => row(chart, look)));
  const none = list.parentElement.querySelector('[data-none]');
  none.hidden = charts.length > 0;
  list.hidden = !charts.length;
}

function row(chart, look) {
  const item = document.createElement('li'), name = document.createElement('span');
  name.textContent = titled(chart);
  item.append(name, ...['SVG', 'PNG'].map((form) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pill';
    button.textContent = form;
    button.setAttribute('aria-label', `${titled(chart)}, as ${form}`);
    button.onclick = () => (form === 'SVG' ? saveSvg : savePng)(chart, look);
    return button;
  }));
  return item;
}

function titled(chart) {
  const said = (chart.getAttribute('aria-label') ?? 'Chart').split('. ')[0].replace(/\.$/, '');
  return said.length > 60 ? said.split(': ')[0] : said;
}

// How the chart is to be read, as the heading above it says; nothing where the heading is another chart's.
function noted(chart) {
  const before = (it) => it.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING;
  const last = [...document.querySelectorAll('.plx.section, [data-chart]')].filter(before).at(-1);
  return last?.querySelector('.under')?.textContent ?? '';
}

function saveSvg(chart, look) {
  save(new Blob([written(picture(chart, look))], { type: 'image/svg+xml' }), `${named(chart, look)}.svg`);
}

async function savePng(chart, look) {
  const drawn = picture(chart, look), style = document.createElementNS(SVG, 'style');
  style.textContent = await fonts(); // a picture may not use the page's fonts unless it carries them
  drawn.prepend(style);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(drawn))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  const pen = canvas.getContext('2d');
  pen.scale(SCALE, SCALE);
  pen.drawImage(image, 0, 0);
  canvas.toBlob((blob) => save(blob, `${named(chart, look)}.png`), 'image/png');
}

function written(svg) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;
}

function picture(chart, look) {
  const layers = [...chart.querySelectorAll('svg.main-svg')], box = layers[0].getBoundingClientRect();
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('xmlns', SVG);
  const inner = box.width, width = Math.ceil(inner + 2 * EDGE);
  let y = EDGE;
  const lines = [];
  const write = (text, size, colour, family, weight = 400) => {
    for (const line of wrapped(text, inner, `${weight} ${size}px ${family}`)) {
      y += size * 1.3;
      lines.push(text_(line, EDGE, y - size * 0.3, size, colour, family, weight));
    }
  };
  write(titled(chart), 18, look.ink, look.serif, 600);
  write([look.story, noted(chart)].filter(Boolean).join('. '), 13, look.quiet, look.sans);
  const held = document.createElementNS(SVG, 'g');
  held.setAttribute('transform', `translate(${EDGE},${y + 8})`);
  held.append(...layers.flatMap(copied));
  y += 8 + box.height;
  write(look.key, 13, look.quiet, look.sans);
  const height = Math.ceil(y + EDGE);
  for (const [name, value] of [['width', width], ['height', height], ['viewBox', `0 0 ${width} ${height}`], ['role', 'img']]) root.setAttribute(name, value);
  const title = document.createElementNS(SVG, 'title'), desc = document.createElementNS(SVG, 'desc'), ground = document.createElementNS(SVG, 'rect');
  title.textContent = titled(chart);
  desc.textContent = `${chart.getAttribute('aria-label') ?? ''} Parallax, ${location.href}`;
  for (const [name, value] of [['width', width], ['height', height], ['fill', look.ground]]) ground.setAttribute(name, value);
  root.append(title, desc, ground, ...lines, held);
  return root;
}

function copied(layer) {
  const copy = layer.cloneNode(true), held = layer.querySelectorAll('text, tspan');
  copy.querySelectorAll('text, tspan').forEach((it, place) => { if (!it.children.length) fit(it, held[place].getComputedTextLength()); });
  for (const gone of copy.querySelectorAll('.hoverlayer, .draglayer, .zoomlayer, .selectionlayer, a')) gone.remove();
  return [...copy.childNodes];
}

// Another machine has other fonts: each word keeps the width that it has here.
function fit(text, width) {
  if (!(width > 0)) return;
  text.setAttribute('textLength', width.toFixed(1));
  text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}

function measured(words, font) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = font;
  return pen.measureText(words).width;
}

function text_(words, x, y, size, colour, family, weight) {
  const made = document.createElementNS(SVG, 'text');
  made.setAttribute('x', x);
  made.setAttribute('y', y);
  made.setAttribute('style', `font: ${weight} ${size}px ${family}; fill: ${colour}; white-space: pre`);
  made.textContent = words;
  fit(made, measured(words, `${weight} ${size}px ${family}`));
  return made;
}

function wrapped(text, width, font) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && measured(longer, font) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.filter(Boolean);
}

async function fonts() {
  const rules = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules]; } catch { return []; } });
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule && /Source (Sans|Serif)\b/.test(rule.style.fontFamily) && rule.style.fontStyle !== 'italic');
  return (await Promise.all(faces.map(carried))).join('\n');
}

async function carried(rule) {
  const found = /url\("?([^")]+)"?\)/.exec(rule.cssText);
  if (!found) return '';
  const answer = await fetch(new URL(found[1], rule.parentStyleSheet.href ?? location.href));
  const reader = new FileReader();
  const read = new Promise((done) => { reader.onload = () => done(reader.result); });
  reader.readAsDataURL(await answer.blob());
  return rule.cssText.replace(found[0], `url("${await read}")`);
}

function named(chart, look) {
  return `${look.file}-${titled(chart).toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60)}`;
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
