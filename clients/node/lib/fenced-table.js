/** The fence of a row that is not about a session or lease: any other wins over it. */
export const UNFENCED = -Infinity;
/** A time, or a span of time, that does not pass. */
export const FOREVER = Infinity;

const TIDIES_EVERY = 60_000;

/**
 * The latest row of each key of one topic. A row whose fence is lower than the highest seen for its key never counts, and no
 * row holds from its own expiry on: neither a frozen writer nor a lost lifting can keep an override up. A row goes when it
 * expired longer than keepsRows ago, its fence when that is longer than keepsFences ago.
 */
export class FencedTable {
  #rows = new Map();
  #rowOf;
  #keepsRows;
  #keepsFences;
  #tidied = 0;

  /** rowOf makes { fence, value, expiresAt } of a record; a value of null holds nothing up, and only its fence matters. */
  constructor(rowOf, keepsRows, keepsFences) {
    this.#rowOf = rowOf;
    this.#keepsRows = keepsRows;
    this.#keepsFences = keepsFences;
  }

  /** Takes a row in unless a higher fence was seen for its key; a tombstone takes the row away, not the fence. */
  apply(key, event, now) {
    this.#tidy(now);
    const seen = this.#rows.get(key);
    if (event === null) {
      if (seen) this.#rows.set(key, { ...seen, value: null });
      return;
    }
    const arrived = this.#rowOf(event, now);
    if (!seen || arrived.fence >= seen.fence) this.#rows.set(key, arrived);
  }

  /** The key's value that holds now, or undefined. */
  active(key, now) {
    const row = this.row(key);
    return row && holds(row, now) ? row.value : undefined;
  }

  /** Every value that holds now, the highest fence first. */
  allActive(now) {
    return [...this.#rows.values()]
      .filter((row) => holds(row, now))
      .sort((a, b) => b.fence - a.fence)
      .map((row) => row.value);
  }

  /** The key's latest row that is still remembered, whether it holds or not. */
  row(key) {
    return this.#rows.get(key);
  }

  /** The highest fence that was seen for a key; null when none is remembered. */
  fence(key) {
    const fence = this.#rows.get(key)?.fence ?? UNFENCED;
    return fence === UNFENCED ? null : fence;
  }

  /** The keys that are remembered, be it by their fence alone. */
  keys() {
    return [...this.#rows.keys()];
  }

  #tidy(now) {
    if (Math.abs(now - this.#tidied) < TIDIES_EVERY) return;
    this.#tidied = now;
    for (const [key, row] of this.#rows) {
      const past = now - row.expiresAt;
      if (past > this.#keepsFences) this.#rows.delete(key);
      else if (past > this.#keepsRows) this.#rows.set(key, { ...row, value: null });
    }
  }
}

/** Whether a row holds something up now. */
export function holds(row, now) {
  return row.value !== null && now < row.expiresAt;
}
