// One stream keeps one document; views are drawn from it at most once a frame.
import { byId, clock, setServerTime, text } from '/view.js';
import { drawOps, startOps } from '/ops.js';
import { drawTry, startTry } from '/tryit.js';

const state = {};
const section = name => state[name] || {};
let changed = new Set();
let drawing = false;

function draw() {
  drawing = false;
  const sections = changed;
  changed = new Set();
  const trying = Object.keys(section('try')).length > 0;
  byId('tab-try').hidden = !trying;
  if (trying && !chosen) choose('try', false);
  if (!byId('ops').hidden) drawOps(section, sections);
  if (!byId('try').hidden) drawTry(section, sections);
  health();
}

function soon(names) {
  names.forEach(name => changed.add(name));
  if (!drawing) { drawing = true; requestAnimationFrame(draw); }
}

function health() {
  const parts = Object.values(section('health'));
  const bad = parts.filter(part => !part.ready);
  const chip = byId('health');
  chip.hidden = parts.length === 0 || document.body.classList.contains('stale');
  chip.dataset.kind = bad.length ? 'warn' : 'good';
  text(chip, bad.length ? `Not ready: ${bad.map(part => part.name).join(', ')}` : 'Ready');
}

function take(message) {
  setServerTime(message.at);
  const { reset, put, gone } = message.part;
  const names = new Set([...Object.keys(put), ...Object.keys(gone)]);
  if (reset) {
    Object.keys(state).forEach(name => { names.add(name); delete state[name]; });
  }
  for (const [name, rows] of Object.entries(put)) Object.assign(state[name] || (state[name] = {}), rows);
  for (const [name, keys] of Object.entries(gone)) keys.forEach(key => delete (state[name] || {})[key]);
  soon(names);
}

// --- the stream: fetch instead of EventSource, so that a token can go with it

let token = sessionStorage.getItem('token');
const headers = () => token ? { Authorization: `Bearer ${token}` } : {};
let wait = 300;

// The server says something every ten seconds at least. A connection that is dead at one end alone says nothing at all,
// and what was last heard would look like now.
const LONGEST_SILENCE = 25000;
let heardAt = null;

async function follow() {
  for (;;) {
    const stop = new AbortController();
    const watch = watchdog(() => stop.abort());
    try {
      const answer = await fetch('/v1/events', { headers: headers(), cache: 'no-store', signal: stop.signal });
      if (answer.status === 401) { watch.end(); await askForToken(); continue; }
      if (!answer.ok) throw new Error('refused');
      await read(answer.body.getReader(), watch);
    } catch (e) { /* tried again below */ }
    watch.end();
    stop.abort();
    connected(false);
    await new Promise(go => setTimeout(go, wait * (0.75 + Math.random() / 2)));
    wait = Math.min(4000, wait * 1.6);
  }
}

/** Barks once nothing was heard for too long. */
function watchdog(bark) {
  let timer = setTimeout(bark, LONGEST_SILENCE);
  return {
    heard() { clearTimeout(timer); timer = setTimeout(bark, LONGEST_SILENCE); },
    end() { clearTimeout(timer); },
  };
}

async function read(reader, watch) {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    watch.heard();
    heardAt = Date.now();
    connected(true);
    wait = 300;
    rest += decoder.decode(value, { stream: true });
    const parts = rest.split('\n\n');
    rest = parts.pop();
    for (const part of parts) if (part.startsWith('data: ')) take(JSON.parse(part.slice(6)));
  }
}

function connected(yes) {
  const chip = byId('connection');
  chip.dataset.kind = yes ? 'good' : 'warn';
  text(chip, yes ? 'Live' : heardAt ? `Reconnecting. This is of ${clock(heardAt)}` : 'Reconnecting');
  document.body.classList.toggle('stale', !yes);
  health();
}

function askForToken() {
  const dialog = byId('token-dialog');
  byId('token-wrong').hidden = !token;
  return new Promise(done => {
    byId('token-form').onsubmit = event => {
      event.preventDefault();
      token = byId('token').value.trim();
      sessionStorage.setItem('token', token);
      byId('token').value = '';
      dialog.close();
      done();
    };
    if (!dialog.open) dialog.showModal();
  });
}

export async function post(action, body) {
  try {
    await fetch(`/try/${action}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', ...headers() }, body: JSON.stringify(body || {}),
    });
  } catch (e) { connected(false); }
}

/** Whether it was taken. */
async function act(path, body) {
  try {
    const answer = await fetch(path, {
      method: 'POST', headers: { 'Content-Type': 'application/json', ...headers() }, body: JSON.stringify(body),
    });
    return answer.ok;
  } catch (e) { connected(false); return false; }
}

// --- tabs and theme

let chosen = false;
const tabs = ['ops', 'try'];

function choose(name, byHand) {
  chosen = chosen || byHand || name === 'try';
  for (const each of tabs) {
    const on = each === name;
    byId(each).hidden = !on;
    byId(`tab-${each}`).setAttribute('aria-selected', String(on));
    byId(`tab-${each}`).tabIndex = on ? 0 : -1;
  }
  if (byHand) history.replaceState(null, '', `#${name}`);
  soon(Object.keys(state));
}

for (const name of tabs) byId(`tab-${name}`).addEventListener('click', () => choose(name, true));
byId('tabs').addEventListener('keydown', event => {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight' || byId('tab-try').hidden) return;
  const other = byId('ops').hidden ? 'ops' : 'try';
  choose(other, true);
  byId(`tab-${other}`).focus();
});
if (location.hash === '#ops') chosen = true;

const THEMES = ['auto', 'light', 'dark'];
function theme(name) {
  document.documentElement.dataset.theme = name;
  const button = byId('theme');
  text(byId('theme-name'), name);
  button.setAttribute('aria-label', `Theme: ${name}`);
}
let picked = localStorage.getItem('theme') || 'auto';
theme(THEMES.includes(picked) ? picked : 'auto');
byId('theme').addEventListener('click', () => {
  picked = THEMES[(THEMES.indexOf(picked) + 1) % THEMES.length];
  localStorage.setItem('theme', picked);
  theme(picked);
});

startOps(() => soon(['sessions']), act);
startTry(post);
follow();
