// Plays a gateway that reports an emergency call, and a router that follows the overrides until they are lifted.
//   node emergency.js localhost:9092
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { SingleObject } from './single-object.js';

const schema = (name) => new SingleObject(new URL(`../../schemas/${name}.avsc`, import.meta.url));
const callEvent = schema('CallEvent');
const outputs = {
  'ringback.auto-responder': schema('AutoResponderInstruction'),
  'ringback.override.direct-routes': schema('DirectRoute'),
  'ringback.override.inbound-blocks': schema('InboundBlock'),
};

const kafka = new Kafka({
  clientId: 'example',
  brokers: (process.argv[2] ?? 'localhost:9092').split(','),
  logLevel: logLevel.ERROR,
});
const producer = kafka.producer();
// kafkajs reads committed records alone unless told otherwise, as every consumer must.
const consumer = kafka.consumer({ groupId: `example-${randomUUID()}` });

const agentId = `ann-${randomUUID().slice(0, 4)}`;
const callId = randomUUID();
const seen = [];
let changed = () => {};

async function publish(type, more = {}) {
  const value = callEvent.encode({ callId, type, occurredAt: Date.now(), ...more });
  await producer.send({ topic: 'ringback.call-events', messages: [{ key: callId, value }] });
}

/** Waits for a record of our agent that meets the condition. */
async function until(what, condition) {
  const end = Date.now() + 60_000;
  for (;;) {
    const found = seen.find(condition);
    if (found) return found;
    const left = end - Date.now();
    if (left <= 0) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => {
      changed = resolve;
      setTimeout(resolve, left).unref();
    });
  }
}

function check(condition, what) {
  if (!condition) throw new Error(`not as expected: ${what}`);
}

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: Object.keys(outputs), fromBeginning: true });
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    if (message.value === null) return;
    const record = outputs[topic].decode(message.value);
    if (record.agentId !== agentId) return;
    console.log(topic, JSON.stringify(record));
    seen.push({ topic, record });
    changed();
  },
});

try {
  await publish('STARTED', { direction: 'OUTBOUND', agentId, dialledNumber: '911' });
  const told = await until('an answer', ({ record }) => record.callId === callId && record.action);
  const isFree = told.record.action === 'SEND_CALLBACK_NUMBER';
  if (!isFree) throw new Error("no number is free: './ringback pool add' offers more");
  const { number } = told.record;
  const route = await until('the route', ({ topic, record }) => topic.endsWith('direct-routes') && record.state === 'ACTIVE');
  check(route.record.number === number, 'the route is for the number');
  const block = await until('the block', ({ topic, record }) => topic.endsWith('inbound-blocks') && record.state === 'ACTIVE');
  check(block.record.exceptNumbers.includes(number), 'the block lets calls to the number through');

  await publish('ENDED');
  await publish('SESSION_CLOSED');
  await until('the lifting', ({ topic, record }) => topic.endsWith('inbound-blocks') && record.state === 'LIFTED');
  console.log(`OK ${agentId} held ${number}`);
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
} finally {
  await Promise.all([consumer.disconnect(), producer.disconnect()]);
}
