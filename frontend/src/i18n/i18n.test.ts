import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frenchFaults, frenchSpaces } from '../../scripts/typography.mjs';
import { publicPageAt, publicPath } from './publicPages';

test('public pages have an address per language', () => {
  expect(publicPath('charter', 'fr')).toBe('/charte');
  expect(publicPath('charter', 'en')).toBe('/en/charter');
  expect(publicPageAt('/en/')).toEqual({ page: 'home', locale: 'en' });
  expect(publicPageAt('/guide')).toEqual({ page: 'guide', locale: 'fr' });
  expect(publicPageAt('/compte')).toBeNull();
});

describe('French spaces', () => {
  test('narrow before ; ! ? and wide before : and inside « »', () => {
    expect(frenchSpaces('Prête ? Oui ! « Bien » : allez ; là')).toBe(
      'Prête\u202f? Oui\u202f! «\u00a0Bien\u00a0»\u00a0: allez\u202f; là',
    );
  });
  test('faults are seen', () => {
    expect(frenchFaults('Prête?')).toHaveLength(1);
    expect(frenchFaults('Voici:')).toHaveLength(1);
    expect(frenchFaults("l'offre")).toHaveLength(1);
    expect(frenchFaults('inscrit·e')).toHaveLength(1);
    expect(
      frenchFaults('{n, plural, one {# tour} other {# tours}} à https://a.example/?b:c'),
    ).toEqual([]);
  });
});

/** A screen without its words shows message ids: every route must load its feature's catalogue. */
test('each route loads the words of the feature it shows', () => {
  const folder = join(import.meta.dirname, '../routes');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const shown = [...text.matchAll(/from '[./]*features\/([\w-]+)\//g)].map((match) => match[1]);
    for (const feature of new Set(shown))
      expect(text, `${file} shows ${feature}`).toContain(`messagesOf('${feature}'`);
  }
});
