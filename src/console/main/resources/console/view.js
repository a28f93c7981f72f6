// DOM with text only: nothing that came from Kafka is ever parsed as markup.

export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') node.addEventListener(value[0], value[1]);
    else if (name === 'class') node.className = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

export const byId = id => document.getElementById(id);

export function text(node, value) {
  const shown = String(value);
  if (node.textContent !== shown) node.textContent = shown;
}

const kept = new WeakMap();

/** Keeps a parent's children in step with keyed views: a child is made anew only when its view is another object. */
export function list(parent, entries, make) {
  if (!kept.has(parent)) kept.set(parent, new Map());
  const rows = kept.get(parent);
  const wanted = new Set();
  let before = null;
  for (const [key, view] of entries) {
    wanted.add(key);
    let row = rows.get(key);
    if (!row || row.view !== view) {
      const node = make(key, view);
      if (row) row.node.replaceWith(node);
      row = { view, node };
      rows.set(key, row);
    }
    const next = before ? before.nextSibling : parent.firstChild;
    if (next !== row.node) parent.insertBefore(row.node, next);
    before = row.node;
  }
  for (const [key, row] of rows) {
    if (!wanted.has(key)) { row.node.remove(); rows.delete(key); }
  }
}

let skew = 0;
export const setServerTime = at => { skew = at - Date.now(); };
export const now = () => Date.now() + skew;

export function left(until) {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now()) / 1000));
  const h = Math.floor(seconds / 3600), m = Math.floor(seconds % 3600 / 60), s = seconds % 60;
  const two = n => String(n).padStart(2, '0');
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

export const clock = at => new Date(at).toLocaleTimeString([], { hour12: false });

export function phone(number) {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number || '');
  return us ? `+1 ${us[1]} ${us[2]} ${us[3]}` : String(number ?? '');
}

const SVG = 'http://www.w3.org/2000/svg';
const ROUND = 2 * Math.PI * 9;

/** A ring that runs out. */
export function ring(view) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'ring');
  svg.setAttribute('aria-hidden', 'true');
  for (const kind of ['track', 'rest']) {
    const circle = document.createElementNS(SVG, 'circle');
    for (const [name, value] of [['cx', 12], ['cy', 12], ['r', 9], ['class', kind]]) circle.setAttribute(name, value);
    svg.append(circle);
  }
  svg.lastChild.setAttribute('stroke-dasharray', ROUND);
  turn(svg, view);
  return svg;
}

export function turn(svg, view) {
  const from = Date.parse(view.since), to = Date.parse(view.until);
  const share = view.until ? Math.min(1, Math.max(0, (to - now()) / Math.max(1, to - from))) : 0;
  svg.lastChild.setAttribute('stroke-dashoffset', (ROUND * (1 - share)).toFixed(2));
}

/** What counts down: told once a second. */
const countdowns = new Set();
export function counting(node, tell) {
  node.tell = tell;
  tell();
  countdowns.add(node);
  return node;
}
setInterval(() => {
  for (const node of countdowns) {
    if (!node.isConnected) countdowns.delete(node);
    else if (node.offsetParent !== null) node.tell();
  }
}, 1000);

export const WORDS = {
  RINGING: 'Ringing', IN_CALL: 'In the call', AFTER_CALL: 'After the call', REACHABLE: 'Reachable',
  EMERGENCY_CALL_PLACED: 'Emergency call placed', CALLBACK_UNANSWERED: 'Callback unanswered',
  LATE_CALLBACK: 'Late callback', LATE_EVENT: 'Event came late', POOL_LOW: 'Few numbers left',
  POOL_EXHAUSTED: 'No number left', SESSION_TIMED_OUT: 'Session timed out', REJECTED: 'Record rejected',
  LEG_PRESUMED_OVER: 'Silent call taken to be over', HELD_LONG: 'Number held for very long', OVERLOAD: 'More than is remembered',
  EVENTS_LOST: 'Events were lost', NOT_ACKNOWLEDGED: 'Nobody acknowledged', RELEASED_BY_HAND: 'Number released by hand',
  NUMBERS_FENCED: 'Numbers kept back',
  DO_NOT_DISTURB: 'Do not disturb', DEVICE_SETTINGS: 'Device settings', END_CALL: 'End call', ACCEPT: 'Accept',
  DECLINE: 'Decline', HOLD: 'Hold', MUTE: 'Mute', TRANSFER: 'Transfer', NOTES: 'Notes',
  CONFERENCE: 'Conference', RECORD: 'Record', PARK: 'Park',
  EMAIL: 'Mail', WEBHOOK: 'Webhook', CALL: 'Call', LOG: 'Log', SENT: 'Sent', REFUSED: 'Refused', FAILED: 'Failed',
  SEND_CALLBACK_NUMBER: 'Sends the number', TAKE_MESSAGE: 'Takes a message', PLAY_MESSAGES: 'Plays messages if unanswered',
  DISCARD_MESSAGES: 'Discards messages', READ_BACK_NUMBER: 'Reads a number back', ANNOUNCE_UNAVAILABLE: 'Announces the fallback',
};
export const word = symbol => WORDS[symbol] || String(symbol ?? '').toLowerCase().replaceAll('_', ' ');
