// Avro's single-object encoding: two marker bytes, the writer schema's fingerprint, the body.
import { readFileSync } from 'node:fs';
import avro from 'avsc';

const EMPTY = 0xc15d213aa4d7a795n;
const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let row = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) row = (row >> 1n) ^ (row & 1n ? EMPTY : 0n);
  return row;
});

/** CRC-64-AVRO of the schema's canonical form, as eight little-endian bytes. */
function fingerprint(type) {
  let crc = EMPTY;
  for (const byte of Buffer.from(JSON.stringify(type.schema()))) {
    crc = (crc >> 8n) ^ TABLE[Number((crc ^ BigInt(byte)) & 0xffn)];
  }
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(crc);
  return bytes;
}

/** Reads and writes one record; one written with a schema that is not ours is refused. */
export class SingleObject {
  constructor(schemaFile) {
    this.type = avro.Type.forSchema(JSON.parse(readFileSync(schemaFile, 'utf8')));
    this.header = Buffer.concat([Buffer.from([0xc3, 0x01]), fingerprint(this.type)]);
  }

  encode(record) {
    return Buffer.concat([this.header, this.type.toBuffer(record)]);
  }

  decode(bytes) {
    if (!bytes.subarray(0, 10).equals(this.header)) throw new Error('written with another schema');
    return this.type.fromBuffer(bytes.subarray(10));
  }
}
