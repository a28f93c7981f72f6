// What one row means for one call.

export const NORMAL = Object.freeze({ action: 'NORMAL' });
const LONGEST_WAIT = 200;
const EVERYTHING = ['ROUTING_RULES', 'CAPACITY_PROFILES', 'PRESENCE'];

export class Answers {
  #fallback;
  #poolFallbacks;
  #noAnswerSeconds;
  #definitionOf;

  /** definitionOf gives a pool's definition, or null. */
  constructor({ fallback = null, poolFallbacks = {}, noAnswerSeconds = 20 }, definitionOf) {
    this.#definitionOf = definitionOf;
    this.#fallback = fallback;
    this.#poolFallbacks = new Map(Object.entries(poolFallbacks));
    this.#noAnswerSeconds = noAnswerSeconds;
  }

  /** What the desk decided; undefined when this version does not know the outcome, or nobody is named to ring. */
  decided(decision) {
    const fallback = this.#fallbackOf(decision.pool, decision.fallback);
    switch (decision.outcome) {
      case 'DIRECT':
        return decision.agentId === null ? undefined : direct(decision, fallback);
      case 'AUTO_RESPONDER':
        return { action: 'AUTO_RESPONDER', noAnswerSeconds: decision.noAnswerSeconds, fallback };
      case 'FALLBACK':
        return { action: 'FALLBACK', fallback };
      case 'NORMAL':
        return NORMAL;
      default:
        return undefined;
    }
  }

  /** A call to a leased number: the holder's own (R6), another agent's (R6), or anybody's from outside (R5, R17, R24). */
  leased(route, call) {
    const fallback = this.#fallbackOf(route.pool, route.fallback);
    if (call.callerAgent === route.agentId) {
      return { action: 'AUTO_RESPONDER', noAnswerSeconds: route.noAnswerSeconds, fallback };
    }
    if (call.callerAgent !== null) return NORMAL;
    const nowhere = route.signedOut && route.endpointRef === null;
    const answer = nowhere ? { action: 'FALLBACK', fallback } : direct(route, fallback);
    return route.requiresDecision ? afterDecision(call, answer) : answer;
  }

  /** A responder calls an agent whose session has no number (R10, R20): there is no route, the block says it all. */
  withoutNumber(block, call) {
    const answer = {
      action: 'DIRECT',
      agentId: block.agentId,
      bypass: EVERYTHING,
      noAnswerSeconds: this.#noAnswerSeconds,
      fallback: this.#fallbackOf(block.pool, null),
      endpointRef: null,
    };
    return block.requiresDecision ? afterDecision(call, answer) : answer;
  }

  /** A call to a number of this pool that nobody holds (R9). */
  unheld(pool) {
    return { action: 'FALLBACK', fallback: this.#fallbackOf(pool, null) };
  }

  /** The row's own, or else what the pool's definition says, or else what the router was given. */
  #fallbackOf(pool, named) {
    if (named !== null) return named;
    const definition = this.#definitionOf(pool);
    if (definition !== null) return definition.fallback || this.#fallback;
    return this.#poolFallbacks.get(pool) ?? this.#fallback;
  }
}

function direct({ agentId, bypass, noAnswerSeconds, endpointRef }, fallback) {
  const known = EVERYTHING.filter((one) => bypass.includes(one));
  return { action: 'DIRECT', agentId, bypass: known, noAnswerSeconds, fallback, endpointRef };
}

function afterDecision(call, otherwise) {
  return call.callId === null ? otherwise : { action: 'AWAIT_DECISION', atMostMillis: LONGEST_WAIT, otherwise };
}
