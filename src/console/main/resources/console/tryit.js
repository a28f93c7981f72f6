// Try it: phones whose clicks are call events on Kafka, and screens that obey the output topics.
import { byId, clock, counting, el, left, list, now, phone, text, word, WORDS } from '/view.js';
import { drawPools } from '/ops.js';

let post = () => {};
let view = null;

const click = (action, body) => ['click', () => post(action, body)];

export function startTry(send) {
  post = send;
  for (const key of '123456789*0#') {
    byId('keys').append(el('button', { type: 'button', on: ['click', () => { byId('dialled').value += key; }] }, key));
  }
  byId('quick').append(
    quick('Emergency', '911', 'danger'), quick('Test line', '933', ''),
    el('button', { type: 'button', id: 'dial-own', hidden: true, on: ['click', () => view?.number && post('dial', { number: view.number })] }, 'My callback number'));
  byId('dial').addEventListener('submit', event => {
    event.preventDefault();
    const number = byId('dialled').value.replaceAll(/[\s()-]/g, '');
    byId('dialled').value = '';
    if (number) post('dial', { number });
  });
  byId('choose').addEventListener('change', event => post('presence', { status: event.target.value }));
  byId('close-session').addEventListener('click', () => post('close-session'));
  for (const id of ['responder-hangs-up', 'customer-calls', 'customer-hangs-up']) byId(id).addEventListener('click', () => post(id));
  drawSteps();
}

function quick(label, number, kind) {
  return el('button', { type: 'button', class: kind, 'data-dial': number, on: click('dial', { number }) }, `${label} ${number}`);
}

export function drawTry(section, changed) {
  view = section('try').now || view;
  if (!view) return;
  if (changed.has('try')) {
    drawDesk();
    drawResponder();
    drawCustomer();
    drawRoutes();
    drawBot();
    drawLease();
  }
  if (changed.has('ongoing')) drawOngoing(section('ongoing'));
  if (changed.has('numbers') || changed.has('pools')) drawPools(byId('pools-mini'), section);
  follow(section);
}

const span = seconds => seconds % 60 ? `${seconds} s` : `${seconds / 60} min`;

/** How long the next number is leased; what runs keeps its time. */
function drawLease() {
  byId('lease').hidden = !view.leaseChoices.length;
  list(byId('lease-choices'), view.leaseChoices.map(seconds => [seconds, same('lease' + seconds, { seconds })]), (key, { seconds }) =>
    el('button', { type: 'button', 'data-seconds': seconds, on: click('lease', { seconds }) }, span(seconds)));
  for (const button of byId('lease-choices').children) button.setAttribute('aria-pressed', String(Number(button.dataset.seconds) === view.leaseSeconds));
  text(byId('lease-note'), `New numbers last ${span(view.leaseSeconds)}.`);
}

function drawDesk() {
  const presence = byId('presence');
  presence.dataset.status = view.emergency ? 'dnd' : view.presence.toLowerCase();
  text(presence, `${view.agent} · ${WORDS[view.presence] || view.presence}`);
  text(byId('desk-number'), view.number ? `Callback number ${phone(view.number)}` : '');
  byId('dial-own').hidden = !view.number;
  byId('close-session').hidden = !view.closable;
  byId('dial').hidden = view.panel.some(call => call.restricted && call.stage !== 'ENDED');
  const history = view.panel.some(call => call.restricted) ? [] : view.panel.filter(call => call.stage === 'ENDED').slice(-1);
  const calls = view.panel.filter(call => call.stage !== 'ENDED').concat(history,
    view.panel.filter(call => call.stage === 'ENDED' && call.restricted).slice(-1));
  const refused = view.panel.filter(call => call.stage !== 'ENDED').flatMap(call => call.refused);
  text(byId('device-refuses'), refused.length ? `During this call the phone refuses: ${refused.map(word).join(', ').toLowerCase()}.` : '');
  // One object a call and state, so that nothing is redrawn under a finger.
  const key = call => JSON.stringify(call);
  list(byId('panel'), calls.length ? calls.map(call => [key(call), call]).map(([id, call]) => [id, same(id, call)]) : [['none', NOTHING]], panelCall);
}

const NOTHING = {};
const seen = new Map();
function same(key, value) {
  if (seen.size > 500) seen.clear();
  if (!seen.has(key)) seen.set(key, value);
  return seen.get(key);
}

function panelCall(key, call) {
  if (call === NOTHING) return el('div', { class: 'quiet-panel' }, 'No conversation.');
  const controls = call.controls.map(name => control(name, call));
  if (call.restricted) {
    const over = call.stage === 'ENDED';
    return el('div', { class: `conversation restricted ${call.stage.toLowerCase()}`, 'data-restricted': 'true' },
      controls.length ? el('div', { class: 'controls' }, ...controls)
        : el('p', {}, over ? 'Nothing of this call is shown or kept.' : 'Connecting …'));
  }
  const time = el('span', { class: 'muted' });
  const node = el('div', { class: `conversation ${call.stage.toLowerCase()}` },
    el('div', { class: 'with' }, el('strong', {}, call.with), el('span', { class: 'muted' }, call.stage === 'ENDED' ? 'ended' : call.stage === 'UP' ? 'talking' : 'ringing'), time),
    el('div', { class: 'controls' }, ...controls));
  text(time, `${call.stage === 'ENDED' ? 'began' : 'since'} ${clock(call.since)}`);
  return node;
}

function control(name, call) {
  const action = { ACCEPT: 'accept', END_CALL: 'end', DECLINE: 'end' }[name];
  const kind = { ACCEPT: 'call', END_CALL: 'end', DECLINE: 'end' }[name] || '';
  const on = action ? click(action, { call: call.id }) : ['click', () => name === 'DEVICE_SETTINGS' && byId('device-dialog').showModal()];
  return el('button', { type: 'button', class: kind, 'data-control': name, on }, word(name));
}

const SAYS = {
  IDLE: ['Waiting for emergency calls.', ''],
  'RINGING CALLED': ['An emergency call is ringing …', 'warn'],
  'UP CALLED': ['Talking to the agent.', 'bad'],
  'WAITING NOWHERE': ['Calling …', 'warn'],
  'RINGING AGENT': ['Ringing the agent, past everything.', 'warn'],
  'UP AGENT': ['Talking to the agent.', 'bad'],
  'RINGING SECURITY_DESK': ['Nobody holds this number: ringing the security desk.', 'warn'],
  'UP SECURITY_DESK': ['Talking to the security desk.', 'good'],
  'RINGING AUTO_RESPONDER': ['Ringing the auto-responder.', 'warn'],
  'UP AUTO_RESPONDER': ['Talking to the auto-responder.', 'good'],
  'RINGING OUTSIDE': ['Ringing.', 'warn'],
};

function drawResponder() {
  const [says, kind] = SAYS[view.responder] || ['In a call.', 'good'];
  text(byId('responder'), says);
  byId('responder-dot').dataset.kind = kind;
  const calling = view.responder !== 'IDLE' && !view.responder.endsWith('CALLED');
  byId('responder-hangs-up').hidden = !calling;
  const busy = view.responder !== 'IDLE';
  const numbers = view.received.slice(-3).reverse();
  list(byId('received'), numbers.map(number => [number + busy, same(number + busy, { number, busy })]), (key, { number }) =>
    el('li', {}, el('span', { class: 'mono' }, phone(number)),
      el('button', { type: 'button', class: 'call', disabled: busy, on: click('call-back', { number }) }, 'Call back')));
}

const CUSTOMER = {
  IDLE: ['Not in a call.', ''], WAITING: ['Please hold: the agent cannot be reached now.', 'warn'],
  RINGING: ['Ringing the agent.', 'good'], UP: ['Talking to the agent.', 'good'],
};

function drawCustomer() {
  const [says, kind] = CUSTOMER[view.customer] || CUSTOMER.IDLE;
  text(byId('customer'), says);
  byId('customer-dot').dataset.kind = kind;
  byId('customer-calls').hidden = view.customer !== 'IDLE';
  byId('customer-hangs-up').hidden = view.customer === 'IDLE';
}

function drawRoutes() {
  const lines = [...view.routes].reverse();
  list(byId('routes'), lines.length ? lines.map(line => [JSON.stringify(line), line]).map(([k, l]) => [k, same(k, l)]) : [['none', NOTHING]], (key, line) =>
    line === NOTHING ? el('li', { class: 'muted' }, 'No call to route yet. Let the customer call, or the responder.')
      : el('li', { 'data-action': line.action },
        el('time', {}, clock(line.at)),
        el('span', {}, el('strong', {}, line.action), el('span', { class: 'muted' }, ' ' + line.call),
          el('small', {}, line.why), line.decision ? el('small', { class: 'decision' }, `Decision: ${line.decision.toLowerCase().replaceAll('_', ' ')}`) : null)));
}

function drawBot() {
  const lines = [...view.bot].reverse();
  list(byId('bot'), lines.length ? lines.map(line => [JSON.stringify(line), same('bot' + JSON.stringify(line), line)]) : [['none', NOTHING]], (key, line) =>
    line === NOTHING ? el('li', { class: 'muted' }, 'Nothing to say yet.')
      : el('li', {}, el('time', {}, clock(line.at)), el('span', {}, el('strong', {}, word(line.action)), line.number ? el('small', { class: 'mono' }, phone(line.number)) : null)));
}

function drawOngoing(calls) {
  const entries = Object.entries(calls).sort((a, b) => a[1].since < b[1].since ? 1 : -1);
  text(byId('ongoing-count'), `${entries.length} shown`);
  list(byId('ongoing'), entries, (id, call) => {
    const time = el('span', { class: 'muted num' });
    counting(time, () => text(time, elapsed(call.since)));
    return el('li', {}, el('strong', {}, call.state === 'WAITING' ? 'queue' : call.agent), el('span', {}, call.with), el('span', { class: 'muted' }, call.state === 'UP' ? 'talking' : call.state.toLowerCase()), time);
  });
}

function elapsed(since) {
  const later = new Date(now() * 2 - Date.parse(since)).toISOString();
  return left(later);
}

// --- the story, told by what has been seen

const STEPS = [
  ['Dial 911', 'Press “Emergency 911” on the agent’s desk.'],
  ['Shielded', 'A number is leased, the agent is on Do not disturb, the dashboard shows nothing. Let the customer call, then end the emergency call.'],
  ['Hang up', 'The call is over and nothing of it is shown. On the responder’s phone, press “Call back”.'],
  ['Called back', 'The responder gets through: accept, talk, end the call. Then close the emergency session.'],
  ['Back to normal', 'Presence is as it was, the customer gets through. The number stays the agent’s until its time is over.'],
  ['Lease over', 'The number rests. Call it back now: it goes to the security desk, never to the agent.'],
];
let step = 0;
let drawn = -1;

function follow(section) {
  const session = section('sessions')[view.agent];
  const up = view.panel.some(call => call.restricted && call.stage !== 'ENDED');
  const before = step;
  const emergency = session && view.responder.endsWith('CALLED');
  if (emergency && step !== 3 && step !== 2) step = 1;
  if (step === 1 && view.emergency && !up) step = 2;
  if (step === 2 && view.responder.endsWith('AGENT')) step = 3;
  if ((step === 2 || step === 3) && !view.emergency && !up) step = 4;
  if (step >= 1 && step <= 4 && !session) step = 5;
  if (emergency && before >= 4) step = 1;
  if (step !== drawn) drawSteps();
}

function drawSteps() {
  drawn = step;
  list(byId('steps'), STEPS.map(([name], i) => [name, same(name + i + (i < step) + (i === step), { i })]), (name, { i }) =>
    el('li', { class: i < step ? 'done' : i === step ? 'now' : '', 'aria-current': i === step ? 'step' : null }, name));
  text(byId('hint'), STEPS[step][1]);
}
