export { PresenceTable, RoutingTable, SuppressionTable } from './tables.js';
export { readRecord } from './records.js';
export { DrillAnswers } from './drill-answers.js';
export { TableFeed } from './feed.js';
