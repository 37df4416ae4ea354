// The form of a review. It speaks of the finding that the proof beside it shows, keeps a draft for each finding, and sends what
// was said in one message. What Python has not answered yet is sent again with the next message, under the same number.
const FIELDS = ['note', 'title', 'severity', 'relation'];
const TWICE = 1000; // milliseconds in which the same press again is a double click
const drafts = {};
let unheard = [], number = 0, last = { what: '', at: -TWICE };

export default function ({ parentElement, data, setTriggerValue }) {
  const form = parentElement.querySelector('form');
  const app = document.querySelector('.stApp');
  form.style.colorScheme = app ? getComputedStyle(app).colorScheme : '';
  const field = (name) => form.elements.namedItem(name);
  const tell = () => setTriggerValue('said', { name: field('name').value, words: unheard });

  (window.plxFollowing ??= {})[data.target] = (facts) => follow(form, facts);
  if (window.plxFacts?.[data.target]) follow(form, window.plxFacts[data.target]);
  if (field('name').value === (form.plxName ?? '')) field('name').value = data.name;
  form.plxName = data.name;
  for (const one of unheard.filter((it) => data.kept.includes(it.number))) settle(form, one);
  unheard = unheard.filter((it) => it.number > data.heard);
  if (data.said) say(form, data.said, data.wrong);

  form.onsubmit = (event) => { event.preventDefault(); tell(); };
  form.onclick = (event) => {
    const act = event.target.closest('[data-act]')?.dataset.act, token = form.plxFacts?.token;
    if (!act || !token) return;
    const given = Object.fromEntries(FIELDS.map((name) => [name, field(name).value])), what = JSON.stringify([field('name').value, token, act, given]);
    if (what === last.what && event.timeStamp - last.at < TWICE) return;
    last = { what, at: event.timeStamp };
    unheard.push({ number: ++number, token, act, ...given });
    say(form, '', false);
    tell();
  };
  form.onfocusout = (event) => { // a press brings the name with it
    const pressed = event.relatedTarget?.closest?.('[data-act]');
    if (event.target.name === 'name' && !pressed && event.target.value.trim() !== data.name) tell();
  };
}

function follow(form, facts) {
  const before = form.plxFacts;
  form.plxFacts = facts;
  for (const name of ['severity', 'relation']) form.elements.namedItem(name).options[0].text = `as it is (${facts.ours[name]})`;
  if (before && before.token !== facts.token) {
    drafts[before.token] = read(form);
    form.querySelector('details').open = false;
    say(form, '', false);
  }
  if (before?.token !== facts.token) write(form, { note: '', ...facts.own, ...drafts[facts.token] });
  else if (before.own?.id !== facts.own?.id) write(form, { ...facts.own, note: form.elements.namedItem('note').value });
}

// What was kept leaves its field, unless something else was written there since.
function settle(form, said) {
  if (said.act === 'edit') return;
  const note = form.elements.namedItem('note');
  if (form.plxFacts?.token !== said.token) { if (drafts[said.token]?.note === said.note) drafts[said.token].note = ''; }
  else if (note.value === said.note) note.value = '';
}

function read(form) {
  return Object.fromEntries(FIELDS.map((name) => [name, form.elements.namedItem(name).value]));
}

function write(form, given) {
  for (const name of FIELDS) form.elements.namedItem(name).value = given[name] ?? '';
}

function say(form, text, wrong) {
  const told = form.querySelector('.told');
  if (told.textContent === text) return;
  told.setAttribute('role', wrong ? 'alert' : 'status');
  told.className = `told plx-note${wrong ? ' wrong' : ''}`;
  told.textContent = text;
}
