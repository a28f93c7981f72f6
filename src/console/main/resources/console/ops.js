// Operations: pools, sessions, notices, times, instances.
import { byId, clock, counting, el, left, list, phone, ring, text, turn, word } from '/view.js';

const MOST_TILES = 180;
const MOST_SESSIONS = 100;
const MOST_CONTACTS = 100;
let filter = '';
let send = () => false;

export function startOps(redraw, post) {
  send = post;
  byId('sessions-filter').addEventListener('input', event => {
    filter = event.target.value.trim().toLowerCase();
    redraw();
  });
}

export function drawOps(section, changed) {
  const any = (...names) => names.some(name => changed.has(name));
  if (any('numbers', 'pools')) drawPools(byId('pools'), section);
  if (any('notices', 'actions')) drawNotices(section('notices'), (section('actions').now || {}).acknowledge);
  if (any('contacts', 'health')) drawContacts(section('contacts'));
  if (any('drills')) drawDrills(section('drills'));
  if (any('sessions')) drawSessions(section('sessions'));
  if (any('times')) drawTimes(section('times').number);
  if (any('instances')) drawInstances(section('instances'));
  if (any('health')) drawParts(section('health'));
  if (any('rejects')) drawRejects(section('rejects'));
  if (any('sessions', 'times', 'cluster', 'numbers')) drawFigures(section);
}

function drawFigures(section) {
  const cluster = section('cluster').now || {};
  const times = section('times').number || {};
  const sessions = Object.values(section('sessions'));
  const up = sessions.filter(each => each.phase === 'IN_CALL' || each.phase === 'RINGING').length;
  const behind = lag => lag === null || lag === undefined ? '–' : lag.toLocaleString('en');
  const total = (...lags) => lags.every(lag => lag === null || lag === undefined) ? null : lags.reduce((sum, lag) => sum + (lag ?? 0), 0);
  const entries = [
    ['sessions', ['Sessions now', sessions.length.toLocaleString('en'), `${up} with a call up`]],
    ['time', ['Time to number, median', times.count ? `${times.p50} ms` : '–', times.count ? `99 % within ${times.p99} ms` : 'no emergency call yet']],
    ['rate', ['Call events', `${cluster.eventsPerSecond ?? 0}/s`, `${cluster.signalsPerSecond ?? 0}/s matter to an emergency`]],
    ['lag', ['Records behind', cluster.reachable === false ? 'no broker' : behind(total(cluster.deskLag, cluster.intakeLag)), `desk ${behind(cluster.deskLag)} · intake ${behind(cluster.intakeLag)}`]],
  ];
  const holder = byId('figures');
  if (!holder.firstChild) {
    entries.forEach(([key]) => holder.append(el('div', { class: 'figure card', 'data-key': key },
      el('span', { class: 'muted' }), el('strong'), el('span', { class: 'muted' }))));
  }
  entries.forEach(([, values], i) => values.forEach((value, j) => text(holder.children[i].children[j], value)));
}

const order = { LEASED: 0, RESTING: 1, FREE: 2 };
const groups = new Map();

/** Pools with a tile a number; the leased first, and where there are very many the free ones only counted. */
export function drawPools(holder, section) {
  const pools = Object.values(section('pools'));
  const byPool = new Map(pools.map(pool => [pool.name, []]));
  for (const entry of Object.entries(section('numbers'))) {
    if (!byPool.has(entry[1].pool)) byPool.set(entry[1].pool, []);
    byPool.get(entry[1].pool).push(entry);
  }
  list(holder, [...byPool.keys()].map(name => [name, group(holder, name)]), (name, node) => node.root);
  for (const [name, numbers] of byPool) {
    const node = group(holder, name);
    const pool = section('pools')[name];
    text(node.terms, pool ? [pool.region, pool.fallback ? `fallback ${phone(pool.fallback)}` : 'no fallback', pool.closing && 'closing'].filter(Boolean).join(' · ') : '');
    const count = state => numbers.filter(([, view]) => view.state === state).length;
    text(node.counts, numbers.length
      ? `${count('FREE')} free · ${count('LEASED')} leased · ${count('RESTING')} resting`
      : 'no numbers yet');
    numbers.sort((a, b) => order[a[1].state] - order[b[1].state] || (a[0] < b[0] ? -1 : 1));
    const few = numbers.length <= 60;
    if (few) numbers.sort((a, b) => a[0] < b[0] ? -1 : 1);
    list(node.tiles, numbers.slice(0, MOST_TILES), tile);
    text(node.more, numbers.length > MOST_TILES ? `and ${numbers.length - MOST_TILES} more` : '');
  }
}

function group(holder, name) {
  const key = holder.id + '/' + name;
  if (!groups.has(key)) {
    const counts = el('span', { class: 'muted' });
    const tiles = el('ul', { class: 'tiles' });
    const more = el('span', { class: 'muted' });
    const terms = el('span', { class: 'muted' });
    const root = el('div', { class: 'pool' }, el('div', { class: 'pool-head' }, el('h3', {}, name), counts), terms, tiles, more);
    groups.set(key, { root, counts, terms, tiles, more });
  }
  return groups.get(key);
}

function tile(number, view) {
  const state = view.state.toLowerCase();
  const what = el('span', { class: 'what' });
  const node = el('li', { class: `tile ${state}${view.inService ? '' : ' withdrawn'}`, title: number },
    ring(view), el('span', { class: 'digits' }, phone(number).slice(-8)), what);
  const tell = () => {
    turn(node.firstChild, view);
    text(what, view.state === 'FREE' ? (view.inService ? 'free' : 'withdrawn')
      : view.state === 'LEASED' ? `${left(view.until)} · ${view.agent}` : `rests ${left(view.until)}`);
  };
  return view.until ? counting(node, tell) : (tell(), node);
}

const SEVERE = new Set(['POOL_EXHAUSTED', 'LATE_CALLBACK', 'REJECTED', 'LATE_EVENT', 'EVENTS_LOST', 'OVERLOAD', 'NOT_ACKNOWLEDGED']);

const isOpen = view => view.waits && !view.seenBy;

/** Those that wait for a person first. */
function drawNotices(notices, mayAcknowledge) {
  const entries = Object.entries(notices)
    .sort((a, b) => isOpen(b[1]) - isOpen(a[1]) || (a[1].at < b[1].at ? 1 : -1)).slice(0, 50);
  const open = entries.filter(([, view]) => isOpen(view)).length;
  text(byId('notices-count'), !entries.length ? 'none so far' : open ? `${open} nobody has acknowledged` : 'all acknowledged');
  list(byId('notices'), entries, (id, view) => el('li', { class: SEVERE.has(view.kind) ? 'severe' : '' },
    el('time', {}, clock(view.at)),
    el('span', {}, el('strong', {}, word(view.kind)),
      el('small', {}, [view.agent, phone(view.number), view.location, view.endpoint, view.pool,
        view.seenBy && `seen by ${view.seenBy}`].filter(Boolean).join(' · ')),
      isOpen(view) && mayAcknowledge
        ? el('button', { class: 'quiet', type: 'button', on: ['click', () => confirmSeen(id, view)] }, 'Acknowledge') : null)));
}

/** A person says so, by name, before anything is written: from then on nobody else is told. */
function confirmSeen(id, view) {
  const dialog = byId('seen-dialog');
  text(byId('seen-what'), `${word(view.kind)} at ${clock(view.at)}${view.agent ? ', ' + view.agent : ''}.`);
  byId('seen-failed').hidden = true;
  byId('seen-form').onsubmit = async event => {
    event.preventDefault();
    const done = await send(`/v1/acknowledgements/${encodeURIComponent(id)}`, { by: byId('seen-by').value.trim() });
    if (done) dialog.close();
    else byId('seen-failed').hidden = false;
  };
  byId('seen-cancel').onclick = () => dialog.close();
  dialog.showModal();
}

/** In the order in which they are told. Addresses are personal data, and are not here. */
function drawContacts(contacts) {
  const entries = Object.entries(contacts).sort((a, b) => a[1].step - b[1].step || (a[0] < b[0] ? -1 : 1));
  list(byId('contacts'), entries.slice(0, MOST_CONTACTS), (id, view) => el('tr', {},
    el('th', { scope: 'row' }, id), el('td', { class: 'num' }, view.step), el('td', {}, word(view.channel)),
    el('td', {}, `${view.kinds.length ? view.kinds.map(word).join(', ') : 'every notice'}${view.pool ? ` of pool ${view.pool}` : ''}`),
    el('td', {}, view.last ? `${word(view.last.outcome)}${view.last.error ? ` (${view.last.error})` : ''} at ${clock(view.last.at)}` : 'none yet')));
  text(byId('contacts-note'), !entries.length
    ? 'Nobody is told: no contact is known here. Add one with ringback contact add, and have a process play notify.'
    : entries.length > MOST_CONTACTS ? `${MOST_CONTACTS} of ${entries.length}; ringback contact list has them all.`
      : 'Changed with ringback contact add and remove; their addresses are in ringback contact list --addresses.');
}

function drawDrills(drills) {
  const entries = Object.entries(drills).sort((a, b) => a[1].at < b[1].at ? 1 : -1);
  list(byId('drills'), entries, (id, view) => el('li', {}, el('time', {}, clock(view.at)),
    el('span', {}, el('strong', {}, `Pool ${view.pool}, by ${view.by}`),
      el('small', {}, view.answered.length ? `answered by ${view.answered.join(', ')}` : 'no consumer has answered'))));
}

function drawSessions(sessions) {
  const all = Object.entries(sessions);
  const found = all.filter(([agent, view]) =>
    !filter || agent.toLowerCase().includes(filter) || (view.number || '').includes(filter.replaceAll(' ', '')));
  found.sort((a, b) => a[1].until < b[1].until ? -1 : 1);
  list(byId('sessions'), found.slice(0, MOST_SESSIONS), sessionRow);
  text(byId('sessions-note'), all.length === 0 ? 'No emergency now.'
    : found.length > MOST_SESSIONS ? `${MOST_SESSIONS} of ${found.length}: those that end first.` : '');
}

function sessionRow(agent, view) {
  const time = el('td', { class: 'num' });
  counting(time, () => text(time, left(view.until)));
  return el('tr', {}, el('th', { scope: 'row' }, agent), el('td', { class: 'mono' }, view.number ? phone(view.number) : 'none'),
    el('td', {}, [view.endpoint, view.signedOut && 'signed out'].filter(Boolean).join(' · ') || 'not told'),
    el('td', {}, el('span', { class: 'chip', 'data-phase': view.phase }, word(view.phase))),
    el('td', {}, view.shielded ? 'Do not disturb' : 'lifted'), time);
}

function drawTimes(times) {
  const holder = byId('times');
  if (!times) return;
  const most = Math.max(1, ...times.counts);
  const label = i => times.upTo[i] > 100000 ? `${times.upTo[i - 1]}+` : String(times.upTo[i]);
  if (!holder.firstChild) {
    times.counts.forEach((_, i) => holder.append(el('div', { class: 'bar-col' },
      el('span', { class: 'n' }), el('i'), el('span', { class: 'x' }, label(i)))));
  }
  times.counts.forEach((count, i) => {
    const column = holder.children[i];
    text(column.children[0], count || '');
    column.children[1].style.height = `${Math.round(count / most * 100)}%`;
  });
  text(byId('times-note'), times.count ? `last ${times.count}, ms` : 'ms');
  holder.setAttribute('aria-label', times.count
    ? `${times.count} times to a number: median ${times.p50}, 99th percentile ${times.p99}, longest ${times.max} milliseconds`
    : 'No emergency call since the console began');
}

function drawInstances(instances) {
  list(byId('instances'), Object.entries(instances).sort(), (id, view) => el('tr', {},
    el('th', { scope: 'row' }, view.role),
    el('td', {}, el('span', { class: 'mono small', title: id }, id.slice(-12)), ' ', el('span', { class: 'muted' }, view.host.replace(/^\//, ''))),
    el('td', {}, tasks(view.tasks)),
    el('td', {}, view.standby === null ? el('span', { class: 'muted' }, 'not told by Kafka') : tasks(view.standby))));
}

function tasks(names) {
  const topics = new Map();
  for (const name of names) {
    const dash = name.lastIndexOf('-');
    const topic = dash < 0 ? 'task' : name.slice(0, dash);
    topics.set(topic, [...(topics.get(topic) || []), dash < 0 ? name : name.slice(dash + 1)]);
  }
  return topics.size ? [...topics].map(([topic, ids]) => `${topic} ${ids.join(' ')}`).join(' · ') : 'none';
}

function drawParts(parts) {
  list(byId('parts'), Object.entries(parts).sort(), (name, view) => el('li', {},
    el('span', { class: 'dot', 'data-kind': view.ready ? 'good' : 'warn' }), el('strong', {}, name),
    el('span', { class: 'muted' }, view.state)));
}

function drawRejects(rejects) {
  const entries = Object.entries(rejects).sort((a, b) => a[1].at < b[1].at ? 1 : -1).slice(0, 20);
  list(byId('rejects'), entries, (id, view) => el('li', { class: 'severe' }, el('time', {}, clock(view.at)),
    el('span', {}, el('strong', {}, word(view.error)), el('small', {}, `${view.topic} ${view.partition} @ ${view.offset}${view.field ? ' · ' + view.field : ''}`))));
}

