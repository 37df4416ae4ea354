// Watches the ledger for another reviewer's word, and shows nothing itself. It asks the server now and then for the ledger's
// mark, a few bytes that no script is run for; when it is another one than what was drawn, it tells Python. It also keeps the
// reviewer's name in the browser.
export default function ({ parentElement, data, setTriggerValue }) {
  const place = 'parallax reviewer';
  try {
    if (data.name) localStorage.setItem(place, data.name);
    else if (!parentElement.plxAsked && localStorage.getItem(place)) setTriggerValue('name', localStorage.getItem(place));
  } catch { /* a browser that keeps nothing: the name is asked for again */ }
  parentElement.plxAsked = true;
  clearInterval(parentElement.plxWatch);
  const look = async () => {
    if (!parentElement.isConnected) { clearInterval(parentElement.plxWatch); return; }
    if (document.hidden) return;
    try {
      const answer = await fetch(data.at, { cache: 'no-store' });
      const mark = answer.ok ? await answer.text() : '';
      if (mark && mark !== data.mark) setTriggerValue('behind', mark);
    } catch { /* the server is away; it is asked again */ }
  };
  parentElement.plxWatch = setInterval(look, data.every);
}
