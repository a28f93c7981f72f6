// What the histories of NodeTablesTest do not see: the package by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import avro from 'avsc';
import { RoutingTable, SuppressionTable, readRecord } from '../lib/index.js';
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

test('takes a tombstone', () => {
  assert.equal(readRecord('override.direct-routes', null), null);
});

test('rings the agent, and nobody when the hour is over', () => {
  const table = new RoutingTable({ fallback: '+12025550199' });
  table.apply('override.direct-routes', route.number, route, NOW);

  assert.equal(table.route({ dialledNumber: route.number }, NOW).action, 'DIRECT');
  assert.equal(table.route({ dialledNumber: route.number }, route.expiresAt).action, 'NORMAL');
});

test('holds back what might be an emergency', () => {
  assert.equal(SuppressionTable.holdBack(true, false), 250);
  assert.equal(SuppressionTable.holdBack(false, true), 250);
  assert.equal(SuppressionTable.holdBack(false, false), 0);
});
