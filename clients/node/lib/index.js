export { PresenceTable, RoutingTable, SuppressionTable } from './tables.js';
export { readRecord } from './records.js';
export { TableFeed } from './feed.js';
