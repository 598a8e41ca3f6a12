import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limitsOf } from '../../scripts/limits.mjs';

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');
const plain = (text: string) => text.replace(/\s/g, '');

test('the bounds of the forms are those of the document', () => {
  const document: unknown = JSON.parse(read('../../../openapi/openapi.json'));
  expect(plain(read('limits.ts'))).toBe(plain(limitsOf(document)));
});
