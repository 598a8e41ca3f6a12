import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agreements } from '../../scripts/agreement.mjs';
import { frenchFaults, frenchSpaces, readCatalogue } from '../../scripts/typography.mjs';
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

describe('agreement with a mentee or a mentor', () => {
  test('is seen outside a select, with her noun', () => {
    expect(agreements('Votre marraine a été prévenue')).toEqual(['marraine', 'prévenue']);
    expect(agreements('Êtes-vous prête ?')).toEqual(['prête']);
    expect(agreements('Celles qui s’y reconnaissent, toutes')).toEqual(['Celles', 'toutes']);
  });
  test('may stand inside one, and what agrees with nobody is nothing', () => {
    expect(
      agreements('{set, select, feminine {Prête} masculine {Prêt} other {Envie}} de commencer ?'),
    ).toEqual([]);
    expect(agreements('Une seule règle, vos {mentors} et {theMentee}, celle-ci')).toEqual([]);
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

/** All catalogues meet in one place at run time, where a message is known by its French and its context alone. */
test('the same French has the same English in every catalogue', () => {
  const folder = join(import.meta.dirname, '..');
  const english = new Map<string, Map<string, string[]>>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('locales/en.po')) continue;
    for (const { context, msgid, msgstr } of readCatalogue(join(folder, file))) {
      const message = context === '' ? msgid : `${msgid} (${context})`;
      const said = english.get(message) ?? new Map<string, string[]>();
      said.set(msgstr, [...(said.get(msgstr) ?? []), file]);
      english.set(message, said);
    }
  }
  expect(english.size).toBeGreaterThan(100);
  const torn = [...english].filter(([, said]) => said.size > 1);
  expect(torn.map(([french, said]) => ({ french, said: Object.fromEntries(said) }))).toEqual([]);
});
