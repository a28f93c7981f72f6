import { hostname } from 'node:os';
import kafkajs from 'kafkajs';
import { within } from './within.js';

/** The topic on which a drill begins. */
export const DRILLS = 'drills';

const RECEIPTS = 'drill-receipts';
const ID_PREFIX = 'drill-';
const MOST_WAITING = 256;
const CLOSES_WITHIN = 1_000;

/**
 * Answers drills on drill-receipts: this consumer has taken a row in, and by which fence it goes since. Nobody waits for an
 * answer and none is kept for later: a consumer without a connection to spare is a silent one. Nothing is opened before the
 * first drill.
 */
export class DrillAnswers {
  #kafka;
  #topic;
  #part;
  #consumer;
  #producer;
  #waiting = 0;
  #closed = false;
  #last = Promise.resolve();

  /** consumer: which one of its part, by a name that stays: one that answered once and falls silent is missed. */
  constructor(kafka, { topicPrefix = 'ringback.', part, consumer = hostname() }) {
    this.#kafka = kafka;
    this.#topic = topicPrefix + RECEIPTS;
    this.#part = part;
    this.#consumer = consumer;
  }

  /** Whether a row is one of a drill: it holds nothing up, and nobody need see it. */
  static isOfDrill(topic, row) {
    if (row === null) return false;
    if (topic === 'auto-responder') return row.action === 'READ_BACK_NUMBER' && isDrills(row.callId) && isDrills(row.agentId);
    return topic === DRILLS || row.reason === 'DRILL';
  }

  /** Says that a row was taken in; one after the other, since the last answer about a row counts. */
  took(topic, key, row, fence) {
    if (this.#waiting === MOST_WAITING) return;
    this.#waiting += 1;
    const receipt = {
      part: this.#part,
      consumer: this.#consumer,
      topic,
      rowKey: key,
      fence,
      aborted: topic === DRILLS && row.aborted,
      at: new Date().toISOString(),
    };
    this.#last = this.#last.then(() => this.#write(key, receipt));
  }

  /** Within some two seconds, also where no broker answers. */
  async close() {
    await within(CLOSES_WITHIN, this.#last);
    this.#closed = true;
    await within(CLOSES_WITHIN, this.#producer?.disconnect());
  }

  async #write(key, receipt) {
    try {
      if (this.#closed) return;
      const producer = await this.#opened();
      await producer.send({ topic: this.#topic, messages: [{ key, value: JSON.stringify(receipt) }] });
    } catch {
      // Whoever drills sees that no answer came.
    } finally {
      this.#waiting -= 1;
    }
  }

  async #opened() {
    if (!this.#producer) {
      const producer = this.#kafka.producer({
        allowAutoTopicCreation: false,
        createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
        retry: { retries: 2 },
      });
      await producer.connect();
      this.#producer = producer;
    }
    return this.#producer;
  }
}

function isDrills(id) {
  return id !== null && id.startsWith(ID_PREFIX);
}
