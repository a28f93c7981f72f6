// node build.js FOLDER [ASYNCAPI]: says what AsyncAPI's parser finds wrong with the contract, and ends with 1 then; writes
// asyncapi.html and openapi.html into the folder, each whole in itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AvroSchemaParser } from '@asyncapi/avro-schema-parser';
import { Parser } from '@asyncapi/parser';

const ERROR = 0;
const here = (path) => new URL(path, import.meta.url);
const [folder, asyncapi = here('../asyncapi.yaml')] = process.argv.slice(2);
const contract = readFileSync(asyncapi, 'utf8');

const parser = new Parser();
parser.registerSchemaParser(AvroSchemaParser());
const { document, diagnostics } = await parser.parse(contract);
const errors = diagnostics.filter(({ severity }) => severity === ERROR);
for (const { message, path } of errors) console.error(`${path.join('.')}: ${message}`);
if (errors.length > 0 || !document) process.exit(1);

// The bundle is a module that ends with its exports: inside a page they are names like any others.
const bundle = readFileSync(here('node_modules/redoc/bundles/redoc.standalone.js'), 'utf8').replace(/export\s*\{[^}]*\};?\s*$/, '');

function page(title, text) {
  const literal = JSON.stringify(text).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<div id="contract"></div>
<script type="module">
${bundle}
init(${literal}, { disableTelemetry: true }, document.getElementById('contract'));
</script>
</html>
`;
}

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'asyncapi.html'), page("Ringback's topics", contract));
writeFileSync(join(folder, 'openapi.html'), page("Ringback's HTTP API", readFileSync(here('../openapi.yaml'), 'utf8')));
console.log(`${document.channels().all().length} channels, ${document.allMessages().all().length} messages, no error`);
