// The tables alone, without a Kafka client and without Avro.
export { PresenceTable } from './presence-table.js';
export { RoutingTable } from './routing-table.js';
export { SuppressionTable } from './suppression-table.js';
