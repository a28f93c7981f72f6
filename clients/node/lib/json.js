import { CURRENT, TOPICS } from './schemas.js';

const LARGEST_INT = 2_147_483_647;
const ISO = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i;

/** Reads a topic's record from its JSON text; throws when a field is missing or of another type. */
export function readJson(topic, text) {
  return record(CURRENT[TOPICS[topic]], JSON.parse(text));
}

function record(schema, object) {
  if (object === null || typeof object !== 'object' || Array.isArray(object)) throw new Error('not a record');
  return Object.fromEntries(schema.fields.map((field) => [field.name, fieldOf(field, object[field.name] ?? null)]));
}

/** Null and absent are the same: the default if there is one, else null where the type allows it. */
function fieldOf({ name, type, ...rest }, value) {
  if (value !== null) return read(type, value, name);
  if ('default' in rest) return structuredClone(rest.default);
  if (Array.isArray(type)) return null;
  throw new Error(`missing: ${name}`);
}

function read(type, value, name) {
  if (Array.isArray(type)) return read(type.find((branch) => branch !== 'null'), value, name);
  const kind = type.type ?? type;
  switch (kind) {
    case 'array':
      if (!Array.isArray(value)) throw wrong(name);
      return value.map((each) => read(type.items, each, name));
    case 'enum':
      if (typeof value !== 'string') throw wrong(name);
      return type.symbols.includes(value) ? value : type.default;
    case 'string':
    case 'boolean':
      if (typeof value !== kind) throw wrong(name);
      return value;
    case 'int':
      if (Math.abs(value) > LARGEST_INT) throw wrong(name);
      return whole(value, name);
    case 'long':
      return type.logicalType === 'timestamp-millis' ? time(value, name) : whole(value, name);
    default:
      return read(kind, value, name);
  }
}

/** ISO-8601 with Z or an offset, or milliseconds since 1970; cut to milliseconds. Date.parse takes local times and 30 February. */
function time(value, name) {
  if (typeof value !== 'string') return whole(value, name);
  const [, year, month, day] = ISO.exec(value) ?? [];
  const millis = Date.parse(value.toUpperCase());
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === Number(day);
  if (!isDay || Number.isNaN(millis)) throw wrong(name);
  return millis;
}

function whole(value, name) {
  if (!Number.isSafeInteger(value)) throw wrong(name);
  return value;
}

/** Names the field, never its value. */
function wrong(name) {
  return new Error(`wrong type: ${name}`);
}
