import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The bounds that forms show while one types, taken from the API's document: nobody copies them by
 * hand. One constant per request, so that a page carries only those of its own forms.
 */
const requests = [
  'DeclineApplicant',
  'EndPairing',
  'NewCharter',
  'NewMessage',
  'NewOffer',
  'PairingEnding',
  'SignUp',
];
const bounds = {
  minLength: 'min',
  maxLength: 'max',
  minimum: 'min',
  maximum: 'max',
  minItems: 'min',
  maxItems: 'max',
};

export const limitsOf = (document) => {
  const lines = ['// Written by `npm run api` from openapi/openapi.json; not by hand.'];
  for (const name of requests) {
    const fields = Object.entries(document.components.schemas[name].properties).flatMap(
      ([field, schema]) => {
        const found = Object.entries(bounds)
          .filter(([word]) => schema[word] !== undefined)
          .map(([word, ours]) => `${ours}: ${schema[word]}`);
        return found.length > 0
          ? [`  ${field}: { ${found.toSorted().toReversed().join(', ')} },`]
          : [];
      },
    );
    lines.push(
      `export const ${name[0].toLowerCase()}${name.slice(1)} = {`,
      ...fields,
      '} as const;',
    );
  }
  return `${lines.join('\n')}\n`;
};

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(
    here('src/api/limits.ts'),
    limitsOf(JSON.parse(readFileSync(here('../openapi/openapi.json'), 'utf8'))),
  );
