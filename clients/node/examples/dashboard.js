// ./ringback certify dashboard -- node clients/node/examples/dashboard.js; certify recorder asks it another question.
import { SuppressionTable } from '../lib/index.js';
import { millis, serve } from './line-protocol.js';

const table = new SuppressionTable();

await serve('DASHBOARD', table, ({ ask, callId, at }) => {
  const view = table.viewOf(callId, millis(at));
  if (ask === 'record') return { record: view.recordable, forgotten: view.forgotten };
  return {
    ongoing: !view.hiddenFromOngoing,
    history: !view.historyHidden,
    controls: view.restricted ? view.visibleControls : null,
    forgotten: view.forgotten,
  };
});
