// A consumer's side of docs/certify.md: follows a table, answers a JSON line with a JSON line.
import { createInterface } from 'node:readline';
import { Kafka, logLevel } from 'kafkajs';
import { DrillAnswers, TableFeed } from '../lib/index.js';

/** part: as what it answers drills. */
export async function serve(part, table, answer) {
  const kafka = new Kafka({
    clientId: 'ringback-example',
    brokers: (process.env.RINGBACK_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
    logLevel: logLevel.NOTHING,
  });
  const topicPrefix = process.env.RINGBACK_TOPIC_PREFIX;
  const drills = new DrillAnswers(kafka, { topicPrefix, part, consumer: process.env.RINGBACK_CONSUMER });
  const feed = new TableFeed(kafka, { topicPrefix, drills }, table);
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
  await drills.close();
}

/** A time as the questions have it, in milliseconds; null stays null. */
export function millis(at) {
  return Date.parse(at);
}

/** Milliseconds as the answers have them. */
export function iso(at) {
  return at === null || at === undefined ? null : new Date(at).toISOString();
}
