/** The fence of a row that is not about a session or lease: any other wins over it. */
export const UNFENCED = -Infinity;
/** A time, or a span of time, that does not pass. */
export const FOREVER = Infinity;

const TIDIES_EVERY = 60_000;

/**
 * The latest row of each key of one topic. A row whose fence is lower than the highest seen for its key never counts, and no
 * row holds from its own expiry on: neither a frozen writer nor a lost lifting can keep an override up. A row goes with its
 * fence when it expired longer than kept ago. Where keys come from a finite stock (numbers, agents) rows are kept for ever, so
 * that no clock that leaps takes away an override that lives.
 */
export class FencedTable {
  #rows = new Map();
  #rowOf;
  #kept;
  #tidied = 0;

  /** rowOf makes { fence, value, expiresAt } of a record; a value of null holds nothing up, and only its fence matters. */
  constructor(rowOf, kept) {
    this.#rowOf = rowOf;
    this.#kept = kept;
  }

  /**
   * Takes a row in unless a higher fence was seen for its key. A tombstone takes the row away, not the fence, and shows that
   * there was one.
   */
  apply(key, event, written) {
    this.#tidy(written);
    const seen = this.#rows.get(key);
    if (event === null) {
      this.#rows.set(key, { fence: UNFENCED, expiresAt: written, ...seen, value: null });
      return;
    }
    const arrived = this.#rowOf(event, written);
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

  /** Of the values that hold now and are wanted, the one with the highest fence; undefined when there is none. */
  newest(wanted, now) {
    let newest;
    for (const row of this.#rows.values()) {
      if ((!newest || row.fence > newest.fence) && holds(row, now) && wanted(row.value)) newest = row;
    }
    return newest?.value;
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
    if (this.#kept === FOREVER || Math.abs(now - this.#tidied) < TIDIES_EVERY) return;
    this.#tidied = now;
    for (const [key, row] of this.#rows) if (now - row.expiresAt > this.#kept) this.#rows.delete(key);
  }
}

/** Whether a row holds something up now. */
export function holds(row, now) {
  return row.value !== null && now < row.expiresAt;
}
