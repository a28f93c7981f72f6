// A consumer's side of docs/certify.md: follows a table, answers a JSON line with a JSON line.
import { createInterface } from 'node:readline';
import { Kafka, logLevel } from 'kafkajs';
import { TableFeed } from '../lib/index.js';

export async function serve(table, answer) {
  const kafka = new Kafka({
    clientId: 'ringback-example',
    brokers: (process.env.RINGBACK_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
    logLevel: logLevel.NOTHING,
  });
  const feed = new TableFeed(kafka, { topicPrefix: process.env.RINGBACK_TOPIC_PREFIX }, table);
  const started = feed.start();
  started.catch((failure) => {
    console.error(failure.message);
    process.exit(1);
  });
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(answer(JSON.parse(line))));
  }
  await started;
  await feed.close();
}

/** A time as the questions have it, in milliseconds; null stays null. */
export function millis(at) {
  return Date.parse(at);
}

/** Milliseconds as the answers have them. */
export function iso(at) {
  return at === null || at === undefined ? null : new Date(at).toISOString();
}
