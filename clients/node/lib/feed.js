import { randomUUID } from 'node:crypto';
import { DRILLS, DrillAnswers } from './drill-answers.js';
import { readRecord } from './records.js';

/** An earlier deployment has neither, and may not let this login read them. */
const OPTIONAL = new Set([DRILLS, 'pool-definitions']);
const AFTER_TROUBLE = 1_000;

/**
 * Feeds tables from Kafka, each process the whole of them, so that a restart finds every active override. While the broker is
 * away the tables go on with what they know, and their rows expire by themselves.
 */
export class TableFeed {
  #consumer;
  #admin;
  #prefix;
  #tables;
  #drills;
  #unread = new Map();
  #caughtUp = withResolvers();
  #again;
  #closed = false;
  unreadable = 0;

  /** kafka: of kafkajs; group: what the group's name begins with, its end is this process's own; drills: answers them. */
  constructor(kafka, { topicPrefix = 'ringback.', group = `${topicPrefix}client`, drills } = {}, ...tables) {
    // Each process follows everything: no other may be in its group. kafkajs reads committed records alone by default.
    this.#consumer = kafka.consumer({
      groupId: `${group}-${randomUUID()}`,
      readUncommitted: false,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 100,
      retry: { retries: Number.MAX_SAFE_INTEGER, maxRetryTime: 5_000 },
    });
    this.#admin = kafka.admin();
    this.#prefix = topicPrefix;
    this.#tables = tables;
    this.#drills = drills;
  }

  /** Begins to feed; fails when a topic is not there or may not be read. */
  async start() {
    await this.#admin.connect();
    const names = await this.#names();
    await Promise.all(names.map((name) => this.#measure(name)));
    await this.#consumer.connect();
    this.#consumer.on(this.#consumer.events.END_BATCH_PROCESS, ({ payload }) =>
      this.#passed(payload.topic, payload.partition, BigInt(payload.lastOffset) + 1n),
    );
    this.#consumer.on(this.#consumer.events.CRASH, ({ payload }) => payload.restart || this.#goOn());
    await this.#consumer.subscribe({ topics: names, fromBeginning: true });
    await this.#run();
    this.#settle();
  }

  /** Waits until everything that was in the topics at the start has been applied; false when atMost was over first. */
  awaitCaughtUp(atMost) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), atMost);
      this.#caughtUp.promise.then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  async close() {
    this.#closed = true;
    clearTimeout(this.#again);
    await Promise.all([this.#consumer.disconnect(), this.#admin.disconnect()]);
  }

  /** The place is kept in the group: whenever the client joins anew, as when a leader moves, no row is told again. */
  #run() {
    return this.#consumer.run({ autoCommit: true, eachMessage: async (record) => this.#take(record) });
  }

  /** kafkajs ends at what it takes for final, such as a right that is missing for a moment. Tables must not grow old. */
  #goOn() {
    if (!this.#closed) this.#again = setTimeout(() => this.#run().catch(() => this.#goOn()), AFTER_TROUBLE);
  }

  async #names() {
    const there = new Set(await this.#admin.listTopics());
    const topics = new Set(this.#tables.flatMap((table) => table.topics));
    if (this.#drills) topics.add(DRILLS);
    return [...topics]
      .filter((topic) => !OPTIONAL.has(topic) || there.has(this.#prefix + topic))
      .map((topic) => this.#prefix + topic);
  }

  async #measure(name) {
    for (const { partition, low, high } of await this.#admin.fetchTopicOffsets(name)) {
      if (BigInt(high) > BigInt(low)) this.#unread.set(`${name}-${partition}`, BigInt(high));
    }
  }

  #take({ topic, partition, message }) {
    if (message.key === null) return;
    const name = topic.slice(this.#prefix.length);
    const key = message.key.toString('utf8');
    try {
      const event = readRecord(name, message.value);
      const written = Math.min(Date.now(), Number(message.timestamp));
      for (const table of this.#tables) table.apply(name, key, event, written);
      if (this.#drills && DrillAnswers.isOfDrill(name, event) && this.#isNews(topic, partition, message.offset)) {
        this.#drills.took(name, key, event, this.#fenceOf(name, key));
      }
    } catch {
      // Whatever is wrong with one record must not take the records after it away from the tables.
      this.unreadable += 1;
    }
  }

  /** Whether it was not yet in the topic at the start. */
  #isNews(topic, partition, offset) {
    const end = this.#unread.get(`${topic}-${partition}`);
    return end === undefined || BigInt(offset) >= end;
  }

  #fenceOf(name, key) {
    const fences = this.#tables.map((table) => table.fenceOf?.(name, key) ?? null);
    return fences.find((fence) => fence !== null) ?? null;
  }

  #passed(topic, partition, position) {
    const place = `${topic}-${partition}`;
    if (this.#unread.has(place) && position >= this.#unread.get(place)) this.#unread.delete(place);
    this.#settle();
  }

  #settle() {
    if (this.#unread.size === 0) this.#caughtUp.resolve();
  }
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
