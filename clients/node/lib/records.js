import { readAvro } from './avro.js';
import { readJson } from './json.js';

const JSON_START = 0x7b;
const MOST_BYTES = 1 << 20;
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a value in either format, told by its first byte; null for a tombstone. Throws when it cannot be read. */
export function readRecord(topic, value) {
  if (value === null) return null;
  if (value.length === 0) throw new Error('empty');
  if (value.length > MOST_BYTES) throw new Error('too large');
  return value[0] === JSON_START ? readJson(topic, UTF_8.decode(value)) : readAvro(topic, value);
}
