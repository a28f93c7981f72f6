// What the feed makes of kafkajs, with as much of it as the feed needs.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
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
  const brokers = { ends: async () => [] };
  const admin = { connect: quiet, disconnect: quiet, listTopics: async () => [TOPIC], fetchTopicOffsets: () => brokers.ends() };
  const table = { topics: [TOPIC], apply: (topic, key, event, written) => told.push(written) };
  const feed = new TableFeed({ consumer: () => consumer, admin: () => admin }, { topicPrefix: '' }, table);
  const nextRun = () => new Promise((resolve) => (ran = resolve));
  return { feed, listeners, runs, told, nextRun, brokers };
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

  await take('-1');

  assert.equal(told[0], written);
  assert.ok(told[1] <= Date.now());
  assert.ok(told[2] >= written + 60_000);
});

/** A clock that is set by hand; a look is over once what it began with is done. */
function byHand(context) {
  const clock = { now: 0 };
  mock.method(performance, 'now', () => clock.now);
  mock.timers.enable({ apis: ['setTimeout'] });
  context.after(() => {
    mock.timers.reset();
    mock.restoreAll();
  });
  clock.pass = async (millis) => {
    clock.now += millis;
    mock.timers.tick(millis);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return clock;
}

test('says how old its tables are, and that no broker answers', async (context) => {
  const clock = byHand(context);
  const { feed, listeners, brokers } = followed();
  brokers.ends = async () => [{ partition: 0, low: '0', high: '7' }];
  await feed.start();
  await clock.pass(0);
  assert.equal(feed.isCaughtUp, false);

  await clock.pass(1_000);
  listeners.get('end')({ payload: { topic: TOPIC, partition: 0, lastOffset: '6' } });
  assert.equal(feed.isCaughtUp, true);
  assert.equal(feed.staleFor, 0);
  await clock.pass(1_000);
  assert.equal(feed.staleFor, 0);

  brokers.ends = async () => [{ partition: 0, low: '0', high: '8' }];
  await clock.pass(1_000);
  assert.equal(feed.staleFor, 1_000);
  assert.equal(feed.isTroubled, false);
  listeners.get('end')({ payload: { topic: TOPIC, partition: 0, lastOffset: '7' } });
  assert.equal(feed.staleFor, 0);

  brokers.ends = async () => {
    throw new Error('no broker');
  };
  for (let second = 0; second < 6; second++) await clock.pass(1_000);
  assert.equal(feed.staleFor, 6_000);
  assert.equal(feed.isTroubled, true);
  await feed.close();
});

test('tells tables nothing once it is closed, though the client may not have noticed', async () => {
  const { feed, runs, told } = followed();
  await feed.start();

  await feed.close();
  await runs[0].eachMessage({ topic: TOPIC, partition: 0, message: { key: Buffer.from('c-1'), value: null, offset: '0', timestamp: '1' } });

  assert.deepEqual(told, []);
});
