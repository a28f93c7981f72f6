// What the histories of NodeTablesTest do not see: the package by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import avro from 'avsc';
import { DrillAnswers, RoutingTable, SuppressionTable, readRecord } from '../lib/index.js';
import { fingerprint } from '../lib/avro.js';

const NOW = Date.parse('2026-01-05T10:00:00Z');

const route = {
  eventId: 'e-1',
  pool: 'default',
  fence: 10,
  number: '+12025550101',
  agentId: 'ann',
  state: 'ACTIVE',
  bypass: ['PRESENCE'],
  priority: 'HIGHEST',
  requiresDecision: false,
  noAnswerSeconds: 20,
  fallback: null,
  endpointRef: null,
  signedOut: false,
  expiresAt: NOW + 3_600_000,
  reason: 'EMERGENCY_CALL',
};

function schema(path) {
  return avro.Type.forSchema(JSON.parse(readFileSync(new URL(`../../../schemas/${path}.avsc`, import.meta.url), 'utf8')));
}

function written(type, record) {
  return Buffer.concat([Buffer.from([0xc3, 0x01]), Buffer.from(fingerprint(type), 'hex'), type.toBuffer(record)]);
}

test('reads Avro and JSON alike', () => {
  const avroRoute = readRecord('override.direct-routes', written(schema('DirectRoute'), route));
  const json = { ...route, expiresAt: new Date(route.expiresAt).toISOString() };
  const jsonRoute = readRecord('override.direct-routes', Buffer.from(JSON.stringify(json)));

  assert.deepEqual({ ...avroRoute }, route);
  assert.deepEqual(jsonRoute, route);
});

test('reads what an older program wrote', () => {
  const { endpointRef, signedOut, ...old } = route;

  const read = readRecord('override.direct-routes', written(schema('released/0.1.0/DirectRoute'), old));

  assert.deepEqual({ ...read }, route);
});

test('refuses what it cannot read, without a byte of it', () => {
  for (const value of ['', '{"number":7}', 'secret', '\u00c3\u0001secretsecret']) {
    assert.throws(
      () => readRecord('override.direct-routes', Buffer.from(value, 'latin1')),
      (failure) => !failure.message.includes('secret'),
    );
  }
});

test('takes for a time what Java takes for one', () => {
  const read = (expiresAt) => readRecord('override.direct-routes', Buffer.from(JSON.stringify({ ...route, expiresAt }))).expiresAt;

  assert.equal(read('2026-01-05T11:00:00Z'), Date.parse('2026-01-05T11:00:00Z'));
  assert.equal(read('2026-01-05t12:00:00.123456789+01:00'), Date.parse('2026-01-05T11:00:00.123Z'));
  for (const none of ['2026-01-05T11:00:00', '2026-01-05', 'Jan 5 2026', '2026-02-30T11:00:00Z', '2026-13-01T11:00:00Z', 'x']) {
    assert.throws(() => read(none), /wrong type: expiresAt/, none);
  }
});

test('takes no text whose bytes are none, and no number that is too large', () => {
  const json = JSON.stringify({ ...route, agentId: 'XX' });
  const broken = Buffer.from(json.replace('XX', '\u00ff\u00fe'), 'latin1');
  const large = Buffer.from(JSON.stringify({ ...route, noAnswerSeconds: 2 ** 31 }));

  assert.throws(() => readRecord('override.direct-routes', broken));
  assert.throws(() => readRecord('override.direct-routes', large), /wrong type: noAnswerSeconds/);
});

test('takes a tombstone', () => {
  assert.equal(readRecord('override.direct-routes', null), null);
});

test('rings the agent, and nobody when the hour is over', () => {
  const table = new RoutingTable({ fallback: '+12025550199' });
  table.apply('override.direct-routes', route.number, route, NOW);

  assert.equal(table.route({ dialledNumber: route.number }, NOW).action, 'DIRECT');
  assert.equal(table.route({ dialledNumber: route.number }, route.expiresAt).action, 'NORMAL');
});

test('takes an empty text for none', () => {
  const table = new RoutingTable();
  table.apply('override.direct-routes', route.number, { ...route, requiresDecision: true }, NOW);

  assert.equal(table.route({ callId: '', dialledNumber: route.number, callerAgent: '' }, NOW).action, 'DIRECT');
  assert.equal(table.route({ dialledNumber: route.number, callerAgent: ' ' }, NOW).action, 'DIRECT');
});

test('holds back what might be an emergency', () => {
  assert.equal(SuppressionTable.holdBack(true, false), 250);
  assert.equal(SuppressionTable.holdBack(false, true), 250);
  assert.equal(SuppressionTable.holdBack(false, false), 0);
});

const pool = {
  pool: 'tenant-7',
  region: 'GB',
  fallback: '+441632960100',
  low: 1,
  outsideLine: [],
  notEmergency: [],
  closeAfterCall: null,
  trust: '',
  trustedCallers: [],
  state: 'OPEN',
};

test('goes by a pool that was made at run time, until it is gone', () => {
  const table = new RoutingTable({ fallback: '+12025550199', poolFallbacks: { 'tenant-7': '+12025550198' } });
  const number = { number: '+441632960101', pool: 'tenant-7', state: 'IN_SERVICE' };
  table.apply('numbers', number.number, number, NOW);

  table.apply('pool-definitions', pool.pool, pool, NOW);
  assert.equal(table.route({ dialledNumber: number.number }, NOW).fallback, '+441632960100');
  table.apply('pool-definitions', pool.pool, { ...pool, fallback: null }, NOW);
  assert.equal(table.route({ dialledNumber: number.number }, NOW).fallback, '+12025550199');
  table.apply('pool-definitions', pool.pool, null, NOW);
  assert.equal(table.route({ dialledNumber: number.number }, NOW).fallback, '+12025550198');
});

test('knows which numbers and pools are of Ringback', () => {
  const table = new RoutingTable();
  table.apply('override.direct-routes', route.number, route, NOW);
  table.apply('numbers', '+12025550102', { number: '+12025550102', pool: 'default', state: 'IN_SERVICE' }, NOW);
  table.apply('pool-definitions', pool.pool, pool, NOW);

  assert.deepEqual(['+12025550101', '+12025550102', '+12025550103'].map((number) => table.knows(number, NOW)), [true, true, false]);
  assert.ok(!table.knows(route.number, route.expiresAt));
  assert.deepEqual(table.definitions(NOW), [pool]);
});

test('knows a row of a drill', () => {
  const readBack = { action: 'READ_BACK_NUMBER', callId: 'drill-1', agentId: 'drill-default' };

  assert.ok(DrillAnswers.isOfDrill('drills', { drillId: 'drill-1', aborted: false }));
  assert.ok(DrillAnswers.isOfDrill('agent-status', { agentId: 'drill-default', reason: 'DRILL' }));
  assert.ok(DrillAnswers.isOfDrill('auto-responder', readBack));
  assert.ok(!DrillAnswers.isOfDrill('auto-responder', { ...readBack, agentId: 'ann' }));
  assert.ok(!DrillAnswers.isOfDrill('override.direct-routes', route));
  assert.ok(!DrillAnswers.isOfDrill('numbers', null));
});

/** Of kafkajs, as far as an answer needs it. */
function brokers(send) {
  return { producer: () => ({ connect: async () => {}, disconnect: async () => {}, send }) };
}

test('answers a drill in the order of the rows, with its fence', async () => {
  const sent = [];
  const answers = new DrillAnswers(brokers(async (batch) => sent.push(batch)), { part: 'ROUTER', consumer: 'r-1' });

  answers.took('drills', 'drill-1', { drillId: 'drill-1', aborted: true }, null);
  answers.took('override.inbound-blocks', 'drill-default', { reason: 'DRILL' }, 12);
  await answers.close();

  assert.deepEqual(sent.map(({ topic }) => topic), ['ringback.drill-receipts', 'ringback.drill-receipts']);
  const receipts = sent.map(({ messages }) => JSON.parse(messages[0].value));
  assert.deepEqual(receipts.map(({ at, ...receipt }) => receipt), [
    { part: 'ROUTER', consumer: 'r-1', topic: 'drills', rowKey: 'drill-1', fence: null, aborted: true },
    { part: 'ROUTER', consumer: 'r-1', topic: 'override.inbound-blocks', rowKey: 'drill-default', fence: 12, aborted: false },
  ]);
});

test('goes on when an answer cannot be written, and remembers no more than it must', async () => {
  let tried = 0;
  const refusing = brokers(async () => {
    tried += 1;
    throw new Error('no broker');
  });
  const answers = new DrillAnswers(refusing, { part: 'PRESENCE' });

  for (let row = 0; row < 300; row++) answers.took('agent-status', 'drill-default', { reason: 'DRILL' }, row);
  await answers.close();

  assert.equal(tried, 256);
});

test('closes where no broker answers', { timeout: 20_000 }, async () => {
  let tried = 0;
  const answers = new DrillAnswers(
    brokers(() => {
      tried += 1;
      return new Promise(() => {});
    }),
    { part: 'ROUTER' },
  );
  answers.took('agent-status', 'drill-default', { reason: 'DRILL' }, 1);
  answers.took('agent-status', 'drill-default', { reason: 'DRILL' }, 2);

  await answers.close();

  assert.equal(tried, 1);
});
