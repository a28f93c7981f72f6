import type {
  AgentStatus,
  CallbackDecision,
  DashboardSuppression,
  DirectRoute,
  InboundBlock,
  PoolDefinition,
  PooledNumber,
  RestrictedOperation,
  RouteBypass,
  VisibleControl,
} from './records.js';

/** A record of one of the topics that the tables know; null is a tombstone. */
export type TableRecord =
  | AgentStatus
  | CallbackDecision
  | DashboardSuppression
  | DirectRoute
  | InboundBlock
  | PoolDefinition
  | PooledNumber
  | null;

/** What a consumer knows from Ringback's topics: it is told every record once, in the order of its partition. */
export interface EventTable {
  /** The topics that it needs, by their names without the prefix. */
  readonly topics: string[];

  /**
   * Takes one record in. A topic that this table does not know changes nothing. written: when the record was
   * written, or the consumer's time where that is earlier, in milliseconds since 1970: a clock that leaps ahead must make a
   * table forget nothing.
   */
  apply(topic: string, key: string, event: TableRecord, written: number): void;

  /** The fence by which this table goes for a key, for drills; null when it keeps none. */
  fenceOf?(topic: string, key: string): number | null;
}

/** A call as a router sees it, with whatever it knows. Numbers are E.164; a text without a word in it is none. */
export interface IncomingCall {
  /** The gateway's id of the call; without one no decision can be waited for. */
  callId?: string | null;
  /** What was dialled; none when an agent is called and no number. */
  dialledNumber?: string | null;
  /** The agent who calls; none when nobody of the contact centre does. */
  callerAgent?: string | null;
  /** The caller's number; looked at only to let the fallback destination through a block. */
  callerNumber?: string | null;
  /** The agent whom the call is about to ring. */
  calledAgent?: string | null;
  /** The call carries Priority: psap-callback (RFC 7090). */
  psapCallback?: boolean;
}

/** What a router does with a call. */
export type Routing =
  /** Ringback has no say in this call: route it as ever. */
  | { action: 'NORMAL' }
  /** Ring the agent at once; after noAnswerSeconds go to fallback (null: let it ring). endpointRef: the device to ring. */
  | {
      action: 'DIRECT';
      agentId: string;
      bypass: Exclude<RouteBypass, 'UNKNOWN'>[];
      noAnswerSeconds: number;
      fallback: string | null;
      endpointRef: string | null;
    }
  /** The agent calls their own number: the auto-responder takes a message (R6). */
  | { action: 'AUTO_RESPONDER'; noAnswerSeconds: number; fallback: string | null }
  /** To the security desk (R9, R17); null: play an announcement and hang up. */
  | { action: 'FALLBACK'; fallback: string | null }
  /** Do not ring this agent. until: when the block ends by itself. */
  | { action: 'BLOCKED'; until: number }
  /** Ask again whenever a decision arrives (R17); when atMostMillis are over, do otherwise. */
  | { action: 'AWAIT_DECISION'; atMostMillis: number; otherwise: Routing };

/** What a router goes by where no row names it. */
export interface RouterDefaults {
  /** Where calls go that reach nobody; none when there is no such place. */
  fallback?: string | null;
  /** The same by pool, where a pool has its own; a record of pool-definitions wins. */
  poolFallbacks?: Record<string, string>;
  /** How long an agent's phone rings before the fallback's; 20 unless given. */
  noAnswerSeconds?: number;
}

/** What a router does with a call, from tables alone and at once (R5, R6, R9, R17, R20). */
export class RoutingTable implements EventTable {
  constructor(defaults?: RouterDefaults);
  readonly topics: string[];
  apply(topic: string, key: string, event: TableRecord, written: number): void;
  fenceOf(topic: string, key: string): number | null;
  /** What to do with the call now; an answer of NORMAL may be asked again for each agent it would ring. */
  route(call: IncomingCall, now: number): Routing;
  /** Whether calls to this number are Ringback's: it is in service, or leased. */
  knows(number: string, now: number): boolean;
  /** The pools as their desks have accepted them, with their regions and outside lines. */
  definitions(now: number): PoolDefinition[];
}

/** The presence to show for an agent. A status of null means "your own". */
export interface ShownPresence {
  status: string | null;
  /** Show this whatever the agent chooses meanwhile. */
  emergency: boolean;
  /** Without an emergency: when the agent chose it. A later choice known to the presence service stays (R12). */
  chosenAt: number | null;
}

/** Do not disturb while an emergency goes on, then the latest base status again (R1, R4, R12). */
export class PresenceTable implements EventTable {
  readonly topics: string[];
  apply(topic: string, key: string, event: TableRecord, written: number): void;
  fenceOf(topic: string, key: string): number | null;
  presenceOf(agentId: string, now: number): ShownPresence;
}

/** What may be seen of a call. */
export interface CallView {
  /** The agent's panel shows visibleControls and no other control; when false, all of its own. */
  restricted: boolean;
  visibleControls: Exclude<VisibleControl, 'UNKNOWN'>[];
  /** What the agent's device must refuse while the call is up (RFC 6881 ED-66). */
  refused: Exclude<RestrictedOperation, 'UNKNOWN'>[];
  hiddenFromOngoing: boolean;
  historyHidden: boolean;
  recordable: boolean;
  /** Forget the call: delete what is held of it and never show it. */
  forgotten: boolean;
}

/** What a dashboard or a recorder may show or keep of a call (R1, R3, R4). */
export class SuppressionTable implements EventTable {
  /** remembered: how long, in milliseconds, after its expiry a call is known as forgotten; two hours unless given. */
  constructor(remembered?: number);
  /** How many milliseconds to hold back a new call of one's own feed before asking for its view. */
  static holdBack(outbound: boolean, toPoolNumber: boolean): number;
  readonly topics: string[];
  apply(topic: string, key: string, event: TableRecord, written: number): void;
  fenceOf(topic: string, key: string): number | null;
  viewOf(callId: string, now: number): CallView;
  /** The calls to forget: a dashboard deletes what it holds of them. */
  forgotten(now: number): string[];
}
