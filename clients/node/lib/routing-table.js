import { Answers, NORMAL } from './answers.js';
import { FencedTable, FOREVER, holds, UNFENCED } from './fenced-table.js';

/** So long a decision is kept for its call: longer than any call rings. */
const DECISION_LASTS = 300_000;

function activeAlone({ fence, state, expiresAt }, value) {
  return { fence, value: state === 'ACTIVE' ? value : null, expiresAt };
}

/** Of rows that no session or lease is behind: the last one counts, until it is taken away. */
function lasting() {
  return new FencedTable((value) => ({ fence: UNFENCED, value, expiresAt: FOREVER }), FOREVER);
}

/**
 * What a router does with a call, from tables alone and at once: the same answer as the desk's decision when that arrives in
 * time, and a safe one when it does not (R5, R6, R9, R17, R20).
 */
export class RoutingTable {
  #routes = new FencedTable((route) => activeAlone(route, route), FOREVER);
  #blocks = new FencedTable((block) => activeAlone(block, block), FOREVER);
  #decisions = new FencedTable(
    (decision, written) => ({ fence: decision.fence ?? UNFENCED, value: decision, expiresAt: written + DECISION_LASTS }),
    0,
  );
  #numbers = lasting();
  /** The pools that were made at run time, or changed: their fallbacks win over those that the router was given. */
  #pools = lasting();
  #byTopic = new Map([
    ['override.direct-routes', this.#routes],
    ['override.inbound-blocks', this.#blocks],
    ['override.decisions', this.#decisions],
    ['numbers', this.#numbers],
    ['pool-definitions', this.#pools],
  ]);
  #answers;

  constructor(defaults = {}) {
    this.#answers = new Answers(defaults, (pool) => this.#pools.row(pool)?.value ?? null);
  }

  get topics() {
    return [...this.#byTopic.keys()];
  }

  apply(topic, key, event, written) {
    this.#byTopic.get(topic)?.apply(key, event, written);
  }

  /** The fence by which this table goes for a key, for drills; null when it keeps none. */
  fenceOf(topic, key) {
    return this.#byTopic.get(topic)?.fence(key) ?? null;
  }

  route(call, now) {
    const whole = { callId: null, dialledNumber: null, callerAgent: null, callerNumber: null, calledAgent: null, psapCallback: false };
    for (const [name, value] of Object.entries(call)) if (!isNone(value)) whole[name] = value;
    const answer =
      this.#decided(whole, now) ??
      this.#fromResponder(whole, now) ??
      this.#toLeasedNumber(whole, now) ??
      this.#toUnheldNumber(whole, now) ??
      NORMAL;
    return answer === NORMAL ? (this.#toBlockedAgent(whole, now) ?? NORMAL) : answer;
  }

  /** Whether calls to this number are Ringback's: it is in service, or leased. */
  knows(number, now) {
    return (this.#numbers.active(number, now) ?? this.#routes.active(number, now)) !== undefined;
  }

  /** The pools as their desks have accepted them, with their regions and outside lines. */
  definitions(now) {
    return this.#pools.allActive(now);
  }

  #decided(call, now) {
    const decision = this.#decisions.active(call.callId, now);
    return decision && this.#isAbout(decision, call, now) ? this.#answers.decided(decision) : undefined;
  }

  /** Ids are not unique (R22): a decision may have been for an earlier call. */
  #isAbout(decision, call, now) {
    return (
      !this.#isAboutAnotherNumber(decision, call, now) &&
      !this.#isAboutAnotherLease(decision, now) &&
      !this.#isAboutAnotherCaller(decision, call, now)
    );
  }

  /**
   * The call is to another number of a pool, and no mark led to the decision's (R20). Any other number may be what a switch
   * made of the one that was dialled.
   */
  #isAboutAnotherNumber({ number, reason }, { dialledNumber, psapCallback }, now) {
    const isMarked = psapCallback || reason === 'PSAP_CALLBACK';
    return dialledNumber !== number && !isMarked && this.knows(dialledNumber, now);
  }

  /** The number's lease, or where there is no number the agent's session, is over or was followed by another. */
  #isAboutAnotherLease({ number, agentId, fence }, now) {
    const lease = number === null ? this.#blocks.row(agentId) : this.#routes.row(number);
    if (!lease) return false;
    return holds(lease, now) ? fence === null || fence < lease.fence : fence !== null && fence <= lease.fence;
  }

  /** What becomes of an agent's call to a leased number becomes of no responder's (R6). */
  #isAboutAnotherCaller({ number, agentId, outcome }, { callerAgent }, now) {
    const isAnothers =
      (outcome === 'AUTO_RESPONDER' && callerAgent !== agentId) || (outcome === 'NORMAL' && callerAgent === null);
    return isAnothers && this.#routes.active(number, now) !== undefined;
  }

  /** Marked to an agent in an emergency: as to the agent's number, whatever was dialled (R20). No agent is a PSAP. */
  #fromResponder(call, now) {
    if (!call.psapCallback || call.callerAgent !== null) return undefined;
    const route = this.#routes.newest((each) => each.agentId === call.calledAgent, now);
    if (route) return this.#answers.leased(route, call);
    const block = this.#blocks.active(call.calledAgent, now);
    return block?.exceptPsapCallback ? this.#answers.withoutNumber(block, call) : undefined;
  }

  #toLeasedNumber(call, now) {
    const route = this.#routes.active(call.dialledNumber, now);
    return route && this.#answers.leased(route, call);
  }

  #toUnheldNumber(call, now) {
    const number = this.#numbers.active(call.dialledNumber, now);
    return number && this.#answers.unheld(number.pool);
  }

  /** A call that is routed as ever does not ring an agent in an emergency, whatever number it is to. */
  #toBlockedAgent(call, now) {
    const block = this.#blocks.active(call.calledAgent, now);
    return block && !isExcepted(call, block) ? { action: 'BLOCKED', until: block.expiresAt } : undefined;
  }
}

/** Many a switch says '' for none: a responder whose agent id is empty would be an agent, and ring nobody. */
function isNone(value) {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function isExcepted({ dialledNumber, callerNumber, psapCallback }, block) {
  return (
    block.exceptNumbers.includes(dialledNumber) ||
    block.exceptCallers.includes(callerNumber) ||
    (block.exceptPsapCallback && psapCallback)
  );
}
