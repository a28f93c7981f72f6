import type { Kafka } from 'kafkajs';
import type { EventTable } from './tables.js';
import type * as records from './records.js';

export * from './tables.js';
export * from './records.js';

/** The record of each topic that can be read, by the topic's name without the prefix. */
export interface Records {
  'override.direct-routes': records.DirectRoute;
  'override.inbound-blocks': records.InboundBlock;
  'override.decisions': records.CallbackDecision;
  numbers: records.PooledNumber;
  'agent-status': records.AgentStatus;
  'dashboard-suppressions': records.DashboardSuppression;
  'auto-responder': records.AutoResponderInstruction;
  'callback-numbers': records.CallbackNumber;
  notices: records.EmergencyNotice;
}

/** Reads a value in either format, told by its first byte; null for a tombstone. Throws when it cannot be read. */
export function readRecord<T extends keyof Records>(topic: T, value: Buffer | null): Records[T] | null;

/** Feeds tables from Kafka, each process the whole of them, so that a restart finds every active override. */
export class TableFeed {
  constructor(kafka: Kafka, settings?: { topicPrefix?: string; group?: string }, ...tables: EventTable[]);
  /** How many records could not be read and were left out; anything but 0 asks for a newer version of this package. */
  readonly unreadable: number;
  /** Begins to feed; fails when a topic is not there or may not be read. */
  start(): Promise<void>;
  /** Waits, at most so many milliseconds, until everything that was in the topics at the start has been applied. */
  awaitCaughtUp(atMost: number): Promise<boolean>;
  close(): Promise<void>;
}
