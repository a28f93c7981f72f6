import { FencedTable, FOREVER, holds } from './fenced-table.js';

const TOPIC = 'agent-status';
const YOUR_OWN = Object.freeze({ status: null, emergency: false, chosenAt: null });

/**
 * The presence to show for an agent: Do not disturb while an emergency goes on, then the latest base status again, at the
 * latest when the row expires by itself (R1, R4, R12).
 */
export class PresenceTable {
  /** Rows are kept past their expiry, one an agent: the base status in them is what comes next. */
  #statuses = new FencedTable(
    (status) => ({ fence: status.fence, value: status, expiresAt: status.expiresAt ?? FOREVER }),
    FOREVER,
  );

  get topics() {
    return [TOPIC];
  }

  apply(topic, key, event, written) {
    if (topic === TOPIC) this.#statuses.apply(key, event, written);
  }

  fenceOf(topic, key) {
    return topic === TOPIC ? this.#statuses.fence(key) : null;
  }

  presenceOf(agentId, now) {
    const row = this.#statuses.row(agentId);
    if (!row || row.value === null) return YOUR_OWN;
    const { status, emergency, baseStatus, baseChangedAt } = row.value;
    if (!emergency) return { status, emergency: false, chosenAt: baseChangedAt };
    return holds(row, now)
      ? { status, emergency: true, chosenAt: null }
      : { status: baseStatus, emergency: false, chosenAt: baseChangedAt };
  }
}
