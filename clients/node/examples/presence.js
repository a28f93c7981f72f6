// ./ringback certify presence -- node clients/node/examples/presence.js
import { PresenceTable } from '../lib/index.js';
import { iso, millis, serve } from './line-protocol.js';

const table = new PresenceTable();

await serve('PRESENCE', table, ({ agent, at }) => {
  const shown = table.presenceOf(agent, millis(at));
  return { ...shown, chosenAt: iso(shown.chosenAt) };
});
