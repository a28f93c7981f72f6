import { randomUUID } from 'node:crypto';
import { DRILLS, DrillAnswers } from './drill-answers.js';
import { readRecord } from './records.js';
import { within } from './within.js';

/** An earlier deployment has neither, and may not let this login read them. */
const OPTIONAL = new Set([DRILLS, 'pool-definitions']);
const AFTER_TROUBLE = 1_000;
const LOOKS_AGAIN_AFTER = 1_000;
/** Brokers that have said nothing for so long are away: several looks were in vain. */
const TROUBLED_AFTER = 5_000;
const CLOSES_WITHIN = 5_000;

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
  #positions = new Map();
  #toCome = new Map();
  #askedAt;
  #heardAt = performance.now();
  #readAsOf = performance.now();
  #caughtUp = withResolvers();
  #isCaughtUp = false;
  #again;
  #look;
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
    this.#unread = await this.#ends(names);
    await this.#consumer.connect();
    this.#consumer.on(this.#consumer.events.END_BATCH_PROCESS, ({ payload }) =>
      this.#passed(payload.topic, payload.partition, BigInt(payload.lastOffset) + 1n),
    );
    this.#consumer.on(this.#consumer.events.CRASH, ({ payload }) => payload.restart || this.#goOn());
    await this.#consumer.subscribe({ topics: names, fromBeginning: true });
    if (this.#closed) return;
    await this.#run();
    this.#settle();
    this.#ask(names);
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

  /** Whether that has been applied. */
  get isCaughtUp() {
    return this.#isCaughtUp;
  }

  /** Whether no broker has answered for some seconds. The tables go on with what they know: see staleFor. */
  get isTroubled() {
    return performance.now() - this.#heardAt > TROUBLED_AFTER;
  }

  /**
   * How old the tables are, in milliseconds: all that had been committed so long ago is in them. Two or three seconds while all is
   * well; what to alarm on, since a table that nobody feeds answers as before.
   */
  get staleFor() {
    return performance.now() - this.#readAsOf;
  }

  /** The tables are told of nothing more. Within some seconds, also where no broker answers. */
  async close() {
    this.#closed = true;
    clearTimeout(this.#again);
    clearTimeout(this.#look);
    await within(CLOSES_WITHIN, Promise.all([this.#consumer.disconnect(), this.#admin.disconnect()]));
  }

  /** Asks the brokers where the topics end, again and again: kafkajs tells silence from brokers that are away to nobody. */
  async #ask(names) {
    const asked = performance.now();
    try {
      this.#toCome = await this.#ends(names);
      this.#askedAt = asked;
      this.#heardAt = performance.now();
      this.#settle();
    } catch {
      // The tables grow old, and say so.
    }
    if (this.#closed) return;
    this.#look = setTimeout(() => this.#ask(names), LOOKS_AGAIN_AFTER);
    this.#look.unref?.();
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

  /** Where each partition that holds anything ends. */
  async #ends(names) {
    const ends = new Map();
    const measure = async (name) => {
      for (const { partition, low, high } of await this.#admin.fetchTopicOffsets(name)) {
        if (BigInt(high) > BigInt(low)) ends.set(`${name}-${partition}`, BigInt(high));
      }
    };
    await Promise.all(names.map(measure));
    return ends;
  }

  #take({ topic, partition, message }) {
    if (this.#closed || message.key === null) return;
    const name = topic.slice(this.#prefix.length);
    const key = message.key.toString('utf8');
    try {
      const event = readRecord(name, message.value);
      const written = earlier(Number(message.timestamp), Date.now());
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
    this.#positions.set(`${topic}-${partition}`, position);
    this.#settle();
  }

  #settle() {
    this.#leaveOutRead(this.#unread);
    this.#leaveOutRead(this.#toCome);
    if (this.#toCome.size === 0 && this.#askedAt !== undefined) this.#readAsOf = this.#askedAt;
    if (this.#unread.size > 0) return;
    this.#isCaughtUp = true;
    this.#caughtUp.resolve();
  }

  #leaveOutRead(ends) {
    for (const [place, end] of ends) if ((this.#positions.get(place) ?? -1n) >= end) ends.delete(place);
  }
}

/** A record without a time, which a broker of old gives as -1, was written now. */
function earlier(timestamp, now) {
  return timestamp >= 0 && timestamp < now ? timestamp : now;
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
