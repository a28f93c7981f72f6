// Makes lib/schemas.js and lib/records.d.ts from ../../schemas; with --check it only says whether they are as they should be.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const folder = new URL('../../../schemas/', import.meta.url);
const lib = new URL('../lib/', import.meta.url);

/** The records that consumers read, by topic without the prefix. */
const TOPICS = {
  'override.direct-routes': 'DirectRoute',
  'override.inbound-blocks': 'InboundBlock',
  'override.decisions': 'CallbackDecision',
  numbers: 'PooledNumber',
  'pool-definitions': 'PoolDefinition',
  'agent-status': 'AgentStatus',
  'dashboard-suppressions': 'DashboardSuppression',
  'auto-responder': 'AutoResponderInstruction',
  'callback-numbers': 'CallbackNumber',
  notices: 'EmergencyNotice',
  drills: 'Drill',
};

const names = [...new Set(Object.values(TOPICS))].sort();

function read(path) {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}

/** What decoding needs: documentation and Ringback's own properties left out. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (schema === null || typeof schema !== 'object') return schema;
  const { doc, privacy, ...rest } = schema;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === 'default' ? value : bare(value)]));
}

function schemas() {
  const current = Object.fromEntries(names.map((name) => [name, bare(read(`${name}.avsc`))]));
  const released = readdirSync(new URL('released/', folder))
    .sort()
    .flatMap((version) => names.map((name) => `released/${version}/${name}.avsc`))
    .filter((path) => {
      try {
        return read(path) !== null;
      } catch (missing) {
        if (missing.code === 'ENOENT') return false;
        throw missing;
      }
    })
    .map((path) => bare(read(path)));
  return [
    '// Made by scripts/generate.js from the files in schemas/.',
    `export const TOPICS = ${JSON.stringify(TOPICS, null, 2)};`,
    `export const CURRENT = ${JSON.stringify(current)};`,
    `export const RELEASED = ${JSON.stringify(released)};`,
    '',
  ].join('\n');
}

const enums = new Map();

function typeOf(type) {
  if (Array.isArray(type)) return type.map(typeOf).join(' | ');
  if (typeof type === 'string') return { string: 'string', long: 'number', int: 'number', boolean: 'boolean', null: 'null' }[type];
  switch (type.type) {
    case 'enum':
      enums.set(type.name, type);
      return type.name;
    case 'array':
      return `${typeOf(type.items)}[]`;
    default:
      return typeOf(type.type);
  }
}

function record(schema) {
  const fields = schema.fields.map((field) => `  /** ${field.doc} */\n  ${field.name}: ${typeOf(field.type)};`);
  return `/** ${schema.doc} */\nexport interface ${schema.name} {\n${fields.join('\n')}\n}\n`;
}

function types() {
  const records = names.map((name) => record(read(`${name}.avsc`)));
  const words = [...enums.values()].map(
    ({ name, doc, symbols }) => `/** ${doc} */\nexport type ${name} = ${symbols.map((symbol) => `'${symbol}'`).join(' | ')};\n`,
  );
  return ['// Made by scripts/generate.js from the files in schemas/. Times are milliseconds since 1970.', ...words, ...records].join('\n');
}

const made = { 'schemas.js': schemas(), 'records.d.ts': types() };
for (const [file, text] of Object.entries(made)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(new URL(file, lib), text);
  } else if (readFileSync(new URL(file, lib), 'utf8') !== text) {
    console.error(`lib/${file} is not what schemas/ say: npm run generate`);
    process.exitCode = 1;
  }
}
