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
  'pool-definitions': records.PoolDefinition;
  'agent-status': records.AgentStatus;
  'dashboard-suppressions': records.DashboardSuppression;
  'auto-responder': records.AutoResponderInstruction;
  'callback-numbers': records.CallbackNumber;
  notices: records.EmergencyNotice;
  drills: records.Drill;
}

/** Reads a value in either format, told by its first byte; null for a tombstone. Throws when it cannot be read. */
export function readRecord<T extends keyof Records>(topic: T, value: Buffer | null): Records[T] | null;

/** What a consumer of drills is. */
export type DrillPart = 'GATEWAY' | 'BOT' | 'ROUTER' | 'PRESENCE' | 'DASHBOARD' | 'RECORDER';

/**
 * Answers drills on drill-receipts: this consumer has taken a row in, and by which fence it goes since. Nobody waits for an
 * answer and none is kept for later. Nothing is opened before the first drill; its owner closes it.
 */
export class DrillAnswers {
  /** consumer: which one of its part, by a name that stays; the host's name unless given. */
  constructor(kafka: Kafka, settings: { topicPrefix?: string; part: DrillPart; consumer?: string });
  /** Whether a row is one of a drill: it holds nothing up, and nobody need see it. */
  static isOfDrill<T extends keyof Records>(topic: T, row: Records[T] | null): boolean;
  /** Says that a row of a drill was taken in; fence: by which the consumer goes for the key now, null where it keeps none. */
  took<T extends keyof Records>(topic: T, key: string, row: Records[T], fence: number | null): void;
  close(): Promise<void>;
}

/** Feeds tables from Kafka, each process the whole of them, so that a restart finds every active override. */
export class TableFeed {
  constructor(kafka: Kafka, settings?: { topicPrefix?: string; group?: string; drills?: DrillAnswers }, ...tables: EventTable[]);
  /** How many records could not be read and were left out; anything but 0 asks for a newer version of this package. */
  readonly unreadable: number;
  /**
   * Begins to feed; fails when a topic is not there or may not be read. pool-definitions and drills may be missing: an earlier
   * deployment has neither.
   */
  start(): Promise<void>;
  /** Waits, at most so many milliseconds, until everything that was in the topics at the start has been applied. */
  awaitCaughtUp(atMost: number): Promise<boolean>;
  /** Whether that has been applied. */
  readonly isCaughtUp: boolean;
  /** Whether no broker has answered for some seconds. The tables go on with what they know: see staleFor. */
  readonly isTroubled: boolean;
  /**
   * How old the tables are, in milliseconds: all that had been committed so long ago is in them. Two or three seconds while all is
   * well; what to alarm on, since a table that nobody feeds answers as before.
   */
  readonly staleFor: number;
  close(): Promise<void>;
}
