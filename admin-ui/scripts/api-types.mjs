/**
 * Writes src/api/schema.gen.ts from admin-service's OpenAPI document; with --check it only says
 * whether the file is up to date.
 *
 * A schema that does not say which of its properties are required is taken at its word: any of them
 * may be absent or null.
 */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL(process.env.WEIR_OPENAPI ?? '../../admin-service/openapi.json', import.meta.url);
const target = new URL('../src/api/schema.gen.ts', import.meta.url);

const document = JSON.parse(await readFile(source, 'utf8'));
for (const schema of Object.values(document.components?.schemas ?? {})) {
  if (!schema.required && schema.properties) {
    for (const [name, property] of Object.entries(schema.properties)) {
      schema.properties[name] = nullable(property);
    }
  }
}

function nullable(property) {
  if (property.$ref) {
    return { oneOf: [property, { type: 'null' }] };
  }
  if (property.oneOf || property.anyOf) {
    return property;
  }
  return {
    ...property,
    ...(property.enum ? { enum: [...property.enum, null] } : {}),
    type: [property.type ?? 'object', 'null'].flat(),
  };
}

const text =
  '// Made by `npm run types` from admin-service/openapi.json. Do not edit.\n\n' +
  astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }));

if (process.argv.includes('--check')) {
  const known = await readFile(target, 'utf8').catch(() => '');
  if (known !== text) {
    console.error(
      'src/api/schema.gen.ts is not what admin-service/openapi.json says: run `npm run types` and commit the result.',
    );
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
