// Made by scripts/generate.js from the files in schemas/. Times are milliseconds since 1970.
/** What the auto-responder does. */
export type AutoResponderAction = 'SEND_CALLBACK_NUMBER' | 'TAKE_MESSAGE' | 'PLAY_MESSAGES' | 'DISCARD_MESSAGES' | 'READ_BACK_NUMBER' | 'ANNOUNCE_UNAVAILABLE' | 'UNKNOWN';

/** Where a call goes. */
export type DecisionOutcome = 'DIRECT' | 'NORMAL' | 'FALLBACK' | 'AUTO_RESPONDER' | 'UNKNOWN';

/** What a call goes past. */
export type DecisionBypass = 'ROUTING_RULES' | 'CAPACITY_PROFILES' | 'PRESENCE' | 'UNKNOWN';

/** The state of a lease. */
export type LeaseState = 'ISSUED' | 'EXTENDED' | 'RELEASED' | 'UNKNOWN';

/** The state of a hidden call. */
export type SuppressionState = 'RINGING' | 'IN_CALL' | 'AFTER_CALL' | 'DROP' | 'UNKNOWN';

/** A control of the conversation panel. */
export type VisibleControl = 'DEVICE_SETTINGS' | 'END_CALL' | 'ACCEPT' | 'UNKNOWN';

/** An operation of the agent's device. */
export type RestrictedOperation = 'HOLD' | 'MUTE' | 'TRANSFER' | 'CONFERENCE' | 'RECORD' | 'PARK' | 'UNKNOWN';

/** Whether the route holds. */
export type RouteState = 'ACTIVE' | 'LIFTED' | 'UNKNOWN';

/** What a call goes past. */
export type RouteBypass = 'ROUTING_RULES' | 'CAPACITY_PROFILES' | 'PRESENCE' | 'UNKNOWN';

/** How urgent the route is. */
export type RoutePriority = 'HIGHEST' | 'UNKNOWN';

/** What a notice is about. */
export type NoticeKind = 'EMERGENCY_CALL_PLACED' | 'CALLBACK_UNANSWERED' | 'LATE_CALLBACK' | 'LATE_EVENT' | 'POOL_LOW' | 'POOL_EXHAUSTED' | 'SESSION_TIMED_OUT' | 'REJECTED' | 'LEG_PRESUMED_OVER' | 'HELD_LONG' | 'OVERLOAD' | 'EVENTS_LOST' | 'NOT_ACKNOWLEDGED' | 'RELEASED_BY_HAND' | 'NUMBERS_FENCED' | 'UNKNOWN';

/** Whether the block holds. */
export type BlockState = 'ACTIVE' | 'LIFTED' | 'UNKNOWN';

/** Whether the pool is to stay. */
export type DefinitionState = 'OPEN' | 'CLOSING' | 'UNKNOWN';

/** Whether a number may be leased. */
export type NumberState = 'IN_SERVICE' | 'WITHDRAWN' | 'UNKNOWN';

/** The presence to show for an agent. One row an agent. */
export interface AgentStatus {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease: a consumer that has seen a higher one for the key ignores this row. */
  fence: number;
  /** The agent; equal to the record key. */
  agentId: string;
  /** The presence to show; null means 'your own'. */
  status: null | string;
  /** True while the agent is on Do not disturb for an emergency. */
  emergency: boolean;
  /** The latest base status: what to show again when this row expires. */
  baseStatus: null | string;
  /** When the agent chose the base status. */
  baseChangedAt: null | number;
  /** Why, as one of the words listed in docs/contract.md. */
  reason: string;
  /** When this status began. */
  since: number;
  /** When a consumer goes back to the base status by itself; null when emergency is false. */
  expiresAt: null | number;
}

/** What the auto-responder bot must do. */
export interface AutoResponderInstruction {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease, when it is about one: a consumer that has seen a higher one for the key ignores a lower one. */
  fence: null | number;
  /** The call to act on; absent for DISCARD_MESSAGES, which is keyed by number. */
  callId: null | string;
  /** The gateway that has the call. */
  gatewayId: null | string;
  /** What to do. DISCARD_MESSAGES covers every message for the number up to its fence. */
  action: AutoResponderAction;
  /** The callback number, in E.164. */
  number: null | string;
  /** The agent. */
  agentId: null | string;
  /** When the number's lease ends, as known now. */
  expiresAt: null | number;
  /** The configured fallback destination. */
  fallback: null | string;
}

/** What was decided for one call to a callback number. */
export interface CallbackDecision {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease, when it is about one: a consumer that has seen a higher one for the key ignores a lower one. */
  fence: null | number;
  /** The call; equal to the record key. */
  callId: string;
  /** The gateway that has the call. */
  gatewayId: null | string;
  /** The callback number in E.164; absent only when a PSAP-marked call reaches an agent who got none (R10, R20). */
  number: null | string;
  /** The agent to ring. */
  agentId: null | string;
  /** Where the call goes. */
  outcome: DecisionOutcome;
  /** What a DIRECT call goes past. */
  bypass: DecisionBypass[];
  /** Where the call goes when nobody answers, or at once for FALLBACK. */
  fallback: null | string;
  /** Seconds of ringing after which the call goes to the fallback. */
  noAnswerSeconds: number;
  /** The provisioned id of the device from which the agent called: ring this one (R24). */
  endpointRef: null | string;
  /** The agent left a message for the responder. */
  messageWaiting: boolean;
  /** Why, as one of the words listed in docs/contract.md. */
  reason: string;
}

/** Who holds a callback number, until when. One row a number. */
export interface CallbackNumber {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease: a consumer that has seen a higher one for the key ignores this row. */
  fence: number;
  /** The number in E.164; equal to the record key. */
  number: string;
  /** The agent who holds it, or held it. */
  agentId: string;
  /** ISSUED, then EXTENDED at every change of the deadline, then RELEASED. */
  state: LeaseState;
  /** When this lease began. */
  issuedAt: number;
  /** When it ends; for RELEASED, when it ended. */
  expiresAt: number;
  /** With RELEASED: the end of the number's quarantine. */
  restsUntil: null | number;
  /** Why, as one of the words listed in docs/contract.md. */
  reason: string;
}

/** What dashboards must not show and recorders not record. One row a call. */
export interface DashboardSuppression {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease, when it is about one: a consumer that has seen a higher one for the key ignores a lower one. */
  fence: null | number;
  /** The call; equal to the record key. */
  callId: string;
  /** The agent whose call it is. */
  agentId: null | string;
  /** DROP means: forget the call and never show it. */
  state: SuppressionState;
  /** The only controls that the agent's panel may show. */
  visibleControls: VisibleControl[];
  /** What the device must refuse while the call is up. */
  restrictedOperations: RestrictedOperation[];
  /** Hidden from the ongoing-conversations dashboard. */
  hideFromOngoing: boolean;
  /** No conversation history. */
  hideHistory: boolean;
  /** Not to be recorded; true in every state. */
  noRecording: boolean;
  /** When a consumer turns the row into DROP by itself. */
  expiresAt: number;
  /** Why, as one of the words listed in docs/contract.md. */
  reason: string;
}

/** Calls to this number go to its agent, past routing rules, capacity profiles and presence. One row a number. */
export interface DirectRoute {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease: a consumer that has seen a higher one for the key ignores this row. */
  fence: number;
  /** The number in E.164; equal to the record key. */
  number: string;
  /** The agent to ring. */
  agentId: string;
  /** Whether the route holds. */
  state: RouteState;
  /** What the call goes past. */
  bypass: RouteBypass[];
  /** Always HIGHEST. */
  priority: RoutePriority;
  /** True with callback.trust=listed: wait at most 200 ms for the call's decision, then go direct (R17). */
  requiresDecision: boolean;
  /** Seconds of ringing after which the call goes to the fallback. */
  noAnswerSeconds: number;
  /** Where a call goes that nobody answers. */
  fallback: null | string;
  /** The provisioned id of the device from which the agent called: ring this one (R24). */
  endpointRef: null | string;
  /** The holder is signed out: ring the endpoint if there is one, else go to the fallback at once (R24). */
  signedOut: boolean;
  /** When a consumer drops the route by itself. */
  expiresAt: number;
  /** Why, as one of the words listed in docs/contract.md. */
  reason: string;
}

/** An operator begins a drill: consumers that follow this topic answer on drill-receipts that they have read it. */
export interface Drill {
  /** Unique id of the drill; equal to the record key. */
  drillId: string;
  /** The pool that is drilled. */
  pool: string;
  /** Who drills, by login. */
  by: string;
  /** When. */
  at: number;
  /** True in a record whose transaction is aborted: only who reads uncommitted ever sees it. */
  aborted: boolean;
}

/** The alert to the site's own contacts (47 CFR 9.16). */
export interface EmergencyNotice {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease, when it is about one: a consumer that has seen a higher one for the key ignores a lower one. */
  fence: null | number;
  /** What it is about. */
  kind: NoticeKind;
  /** Unique id of the notice, by which it is delivered once and acknowledged (R29); the same as its eventId. */
  noticeId: string;
  /** The call, when the notice is about one. */
  callId: null | string;
  /** The agent. */
  agentId: null | string;
  /** The callback number in E.164. */
  number: null | string;
  /** The provisioned site or zone id that the gateway gave; never a location. */
  locationRef: null | string;
  /** The provisioned id of the device from which the agent called (R24). */
  endpointRef: null | string;
  /** How many of the kind this notice stands for (R16, R25). */
  count: null | number;
  /** When it was decided. */
  at: number;
}

/** Calls to this agent are blocked, but for the exceptions. One row an agent. */
export interface InboundBlock {
  /** Unique id of this event: the pool and its sequence, or the source coordinates for intake's. */
  eventId: string;
  /** The pool whose desk decided. */
  pool: string;
  /** Fencing token of the session or lease: a consumer that has seen a higher one for the key ignores this row. */
  fence: number;
  /** The agent; equal to the record key. */
  agentId: string;
  /** Whether the block holds. */
  state: BlockState;
  /** Called numbers that are let through: the callback number. */
  exceptNumbers: string[];
  /** Callers that are let through: the fallback destination. */
  exceptCallers: string[];
  /** PSAP-marked calls are let through (RFC 7090). */
  exceptPsapCallback: boolean;
  /** True with callback.trust=listed: a PSAP-marked call waits at most 200 ms for its decision (R17). */
  requiresDecision: boolean;
  /** When a consumer drops the block by itself. */
  expiresAt: number;
  /** Why, as one of the words listed in docs/contract.md. */
  reason: string;
}

/** A pool as the operator wants it in pools, as its desk has accepted it in pool-definitions. It wins over the settings pools.<name>.*; what it leaves empty is the deployment's. */
export interface PoolDefinition {
  /** The pool's name; equal to the record key. */
  pool: string;
  /** ISO 3166-1 alpha-2 region whose emergency numbers count for the pool's agents; emergency.region when empty. */
  region: string;
  /** Where the pool's late and unanswered callbacks go, E.164 or a URI; fallback.destination when absent. */
  fallback: null | string;
  /** A POOL_LOW notice is given when no more numbers than this are left free; 0 for none (R10). */
  low: number;
  /** What the pool's telephones dial before an outside number (R23). */
  outsideLine: string[];
  /** Emergency numbers that are none when the pool dials them without an outside line (R23). */
  notEmergency: string[];
  /** How long after its last call a session closes by itself, such as PT30S; session.close-after-call when absent (R3). */
  closeAfterCall: null | string;
  /** Who may call back directly: any or listed; callback.trust when empty (R17). */
  trust: string;
  /** The callers who are trusted, in E.164: no block and no flood keeps them out, and with trust listed they alone may call back (R1, R17, R25); callback.trusted-callers when empty. */
  trustedCallers: string[];
  /** CLOSING takes no new numbers, serves what lives, and is gone when nothing does. */
  state: DefinitionState;
}

/** A callback number of a pool: as the operator offers it in callback-pool, as a desk has accepted it in numbers. */
export interface PooledNumber {
  /** The number in E.164; equal to the record key. */
  number: string;
  /** The pool that it belongs to. */
  pool: string;
  /** IN_SERVICE may be leased; WITHDRAWN runs out and rests, then leaves (R18). */
  state: NumberState;
}
