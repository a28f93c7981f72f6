// What the feed makes of kafkajs, with as much of it as the feed needs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TableFeed } from '../lib/feed.js';

const TOPIC = 'dashboard-suppressions';

/** Brokers with one topic, a table that follows it, and what each was told. */
function followed() {
  const listeners = new Map();
  const runs = [];
  const told = [];
  let ran = () => {};
  const quiet = async () => {};
  const consumer = {
    events: { END_BATCH_PROCESS: 'end', CRASH: 'crash' },
    connect: quiet,
    disconnect: quiet,
    subscribe: quiet,
    on: (event, listener) => listeners.set(event, listener),
    run: async (options) => {
      runs.push(options);
      ran();
    },
  };
  const admin = { connect: quiet, disconnect: quiet, listTopics: async () => [TOPIC], fetchTopicOffsets: async () => [] };
  const table = { topics: [TOPIC], apply: (topic, key, event, written) => told.push(written) };
  const feed = new TableFeed({ consumer: () => consumer, admin: () => admin }, { topicPrefix: '' }, table);
  const nextRun = () => new Promise((resolve) => (ran = resolve));
  return { feed, listeners, runs, told, nextRun };
}

test('keeps its place in its group, so that no row is told again when the client joins anew', async () => {
  const { feed, runs } = followed();

  await feed.start();

  assert.equal(runs[0].autoCommit, true);
});

test('goes on where the client gave up, and not where it goes on itself', async () => {
  const { feed, listeners, runs, nextRun } = followed();
  await feed.start();

  listeners.get('crash')({ payload: { restart: true } });
  const again = nextRun();
  listeners.get('crash')({ payload: { restart: false } });
  await again;
  await feed.close();

  assert.equal(runs.length, 2);
});

test('tells tables when a record was written, or its own time where that is earlier', async () => {
  const { feed, runs, told } = followed();
  await feed.start();
  const written = Date.now() - 60_000;
  const take = (timestamp) =>
    runs[0].eachMessage({ topic: TOPIC, partition: 0, message: { key: Buffer.from('c-1'), value: null, offset: '0', timestamp } });

  await take(String(written));
  await take('4102444800000');

  assert.equal(told[0], written);
  assert.ok(told[1] <= Date.now());
});
