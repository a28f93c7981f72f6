// ./ringback certify router -- node clients/node/examples/router.js
import { RoutingTable } from '../lib/index.js';
import { iso, millis, serve } from './line-protocol.js';

const table = new RoutingTable({ fallback: process.env.RINGBACK_FALLBACK_DESTINATION ?? null });

await serve('ROUTER', table, ({ callId, to, from, fromAgent, agent, psap, at }) => {
  const call = { callId, dialledNumber: to, callerNumber: from, callerAgent: fromAgent, calledAgent: agent, psapCallback: psap };
  const routing = table.route(call, millis(at));
  return routing.action === 'BLOCKED' ? { ...routing, until: iso(routing.until) } : routing;
});
