// Plays random histories to the tables and compares each answer with the one that comes along: a history a line on standard
// input, as NodeTablesTest writes them. Prints what differs, and what it came to last.
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { PresenceTable, RoutingTable, SuppressionTable } from '../lib/tables.js';
import { readJson } from '../lib/json.js';

const MOST_TOLD = 10;
const avro = process.argv.includes('--avro') ? await import('../lib/avro.js') : undefined;

/** The record of a put; undefined when it cannot be read. */
function read({ topic, json, avro: base64 }) {
  if (json === undefined && base64 === undefined) return null;
  try {
    return json === undefined ? avro.readAvro(topic, Buffer.from(base64, 'base64')) : readJson(topic, json);
  } catch {
    return undefined;
  }
}

/** Lists that have no order are put in one. */
function ordered(answer) {
  const sorted = { ...answer };
  for (const list of ['bypass', 'visibleControls', 'refused', 'forgottenCalls']) if (sorted[list]) sorted[list] = [...sorted[list]].sort();
  if (sorted.otherwise) sorted.otherwise = ordered(sorted.otherwise);
  return sorted;
}

function play(steps) {
  const routing = new RoutingTable({ fallback: '+12025550199', poolFallbacks: { east: '+12025550198' } });
  const presence = new PresenceTable();
  const suppressions = new SuppressionTable();
  const tables = [routing, presence, suppressions];
  const fenceOf = (topic, key) => tables.map((table) => table.fenceOf(topic, key)).find((fence) => fence !== null) ?? null;
  const answers = {
    call: ({ call, at }) => routing.route(call, at),
    status: ({ agent, at }) => presence.presenceOf(agent, at),
    view: ({ callId, at }) => suppressions.viewOf(callId, at),
    fence: ({ topic, key }) => ({ fence: fenceOf(topic, key) }),
    forgotten: ({ at }) => ({ forgottenCalls: suppressions.forgotten(at) }),
  };
  const wrong = [];
  for (const step of steps) {
    if (!step.ask) {
      const event = read(step);
      if (event === undefined) continue;
      for (const table of tables) table.apply(step.topic, step.key, event, step.now);
    } else {
      const got = ordered(answers[step.ask](step));
      if (!isDeepStrictEqual(got, step.answer)) wrong.push({ ...step, got });
    }
  }
  return wrong;
}

let histories = 0;
let answers = 0;
let wrong = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { seed, steps } = JSON.parse(line);
  const differing = play(steps);
  histories += 1;
  answers += steps.filter((step) => step.ask).length;
  if (differing.length > 0 && wrong < MOST_TOLD) console.log(JSON.stringify({ seed, differing: differing[0] }));
  wrong += differing.length;
}
console.log(`${histories} histories, ${answers} answers, ${wrong} differ`);
process.exitCode = wrong === 0 ? 0 : 1;
