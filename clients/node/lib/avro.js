import avro from 'avsc';
import { CURRENT, RELEASED, TOPICS } from './schemas.js';

const EMPTY = 0xc15d213aa4d7a795n;
const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let row = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) row = (row >> 1n) ^ (row & 1n ? EMPTY : 0n);
  return row;
});

/** CRC-64-AVRO of a schema's canonical form, as hexadecimal of its eight little-endian bytes. */
export function fingerprint(type) {
  let crc = EMPTY;
  for (const byte of Buffer.from(JSON.stringify(type.schema()))) {
    crc = (crc >> 8n) ^ TABLE[Number((crc ^ BigInt(byte)) & 0xffn)];
  }
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(crc);
  return bytes.toString('hex');
}

const HEADER = 10;
const readers = new Map(Object.keys(CURRENT).map((name) => [name, readersOf(name)]));

/** By the writer's fingerprint, how to read what it wrote as the current record. */
function readersOf(name) {
  const current = avro.Type.forSchema(structuredClone(CURRENT[name]));
  const decode = new Map([[fingerprint(current), (body) => current.fromBuffer(body)]]);
  for (const schema of RELEASED.filter((each) => each.name === name)) {
    const writer = avro.Type.forSchema(structuredClone(schema));
    const resolver = current.createResolver(writer);
    if (!decode.has(fingerprint(writer))) decode.set(fingerprint(writer), (body) => current.fromBuffer(body, resolver));
  }
  return decode;
}

/** Reads a topic's record from Avro's single-object encoding; throws when its writer's schema is not known. */
export function readAvro(topic, bytes) {
  if (bytes.length < HEADER || bytes[0] !== 0xc3 || bytes[1] !== 0x01) throw new Error('unknown format');
  const decode = readers.get(TOPICS[topic]).get(bytes.subarray(2, HEADER).toString('hex'));
  if (!decode) throw new Error('unknown fingerprint');
  return decode(bytes.subarray(HEADER));
}
