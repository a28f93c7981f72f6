import { FencedTable, holds, UNFENCED } from './fenced-table.js';

const TOPIC = 'dashboard-suppressions';
const REMEMBERED = 7_200_000;
const HOLD_BACK = 250;

const ORDINARY = Object.freeze(view(false, [], [], false, false, true, false));
const DROPPED = Object.freeze(view(true, [], [], true, true, false, true));

/**
 * What a dashboard or a recorder may show or keep of a call (R1, R3, R4). A row that expires turns into DROP by itself: it
 * never shows the call.
 */
export class SuppressionTable {
  #calls;

  /** remembered: how long, in milliseconds, after its expiry a call is known as forgotten. */
  constructor(remembered = REMEMBERED) {
    this.#calls = new FencedTable(
      (row) => ({ fence: row.fence ?? UNFENCED, value: row, expiresAt: row.expiresAt }),
      remembered,
    );
  }

  /** How many milliseconds to hold back a new call of one's own feed before asking for its view. */
  static holdBack(outbound, toPoolNumber) {
    return outbound || toPoolNumber ? HOLD_BACK : 0;
  }

  get topics() {
    return [TOPIC];
  }

  apply(topic, key, event, written) {
    if (topic === TOPIC) this.#calls.apply(key, event, written);
  }

  fenceOf(topic, key) {
    return topic === TOPIC ? this.#calls.fence(key) : null;
  }

  viewOf(callId, now) {
    const row = this.#calls.row(callId);
    if (!row) return ORDINARY;
    // A blank row is of a call that was suppressed once, so it is not shown either.
    return holds(row, now) ? viewOfRow(row.value) : DROPPED;
  }

  /** The calls to forget: a dashboard deletes what it holds of them. */
  forgotten(now) {
    return this.#calls.keys().filter((callId) => this.viewOf(callId, now).forgotten);
  }
}

function viewOfRow(row) {
  const controls = known(row.visibleControls);
  const refused = known(row.restrictedOperations);
  switch (row.state) {
    case 'DROP':
      return DROPPED;
    case 'RINGING':
    case 'IN_CALL':
    case 'AFTER_CALL':
      return view(true, controls, refused, row.hideFromOngoing, row.hideHistory, !row.noRecording, false);
    default:
      // A state that a later version invented: whatever it means, the call is to be hidden.
      return view(true, controls, refused, true, true, false, false);
  }
}

/** Without what a later version invented. */
function known(words) {
  return [...new Set(words)].filter((word) => word !== 'UNKNOWN');
}

function view(restricted, visibleControls, refused, hiddenFromOngoing, historyHidden, recordable, forgotten) {
  return { restricted, visibleControls, refused, hiddenFromOngoing, historyHidden, recordable, forgotten };
}
