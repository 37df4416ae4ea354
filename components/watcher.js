// Watches the ledger for another reviewer's word, and shows nothing itself. It asks the server now and then for the ledger's
// mark, a few bytes that no script is run for; when it is another one than what was drawn, it tells Python. It also keeps the
// reviewer's name in the browser.
const NAME = 'parallax reviewer';
const GRACE = 700; // milliseconds for this window's own word, which is on its way, to be drawn

export default function ({ parentElement, data, setTriggerValue }) {
  const watch = (parentElement.plxWatch ??= { asked: false });
  watch.mark = data.mark;
  watch.tell = (mark) => { if (watch.mark !== mark) setTriggerValue('behind', mark); };
  keepName(watch, data.name, (name) => setTriggerValue('name', name));
  clearInterval(watch.timer);
  watch.timer = setInterval(async () => {
    if (!parentElement.isConnected) { clearInterval(watch.timer); return; }
    if (document.hidden) return;
    const mark = await ask(data.at);
    if (mark && mark !== watch.mark) setTimeout(() => watch.tell(mark), GRACE);
  }, data.every);
}

function keepName(watch, name, remember) {
  try {
    if (name) localStorage.setItem(NAME, name);
    else if (!watch.asked && localStorage.getItem(NAME)) remember(localStorage.getItem(NAME));
  } catch { /* a browser that keeps nothing: the name is asked for again */ }
  watch.asked = true;
}

async function ask(at) {
  try {
    const answer = await fetch(at, { cache: 'no-store' });
    return answer.ok ? await answer.text() : '';
  } catch { return ''; } // the server is away; it is asked again
}
