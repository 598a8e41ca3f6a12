import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreements, readAllowed } from './agreement.mjs';
import { frenchFaults, readCatalogue, repairCatalogue } from './typography.mjs';

/**
 * `--write`: brings the catalogues up to date with the components and sets the French spaces.
 * Without: changes nothing and fails when they are stale, when a message lacks its English or when
 * the French breaks a rule of typography, or agrees with a mentee or a mentor outside a `select`.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const write = process.argv.includes('--write');

const catalogues = () =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.po'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

const before = new Map(catalogues().map((file) => [file, readFileSync(file, 'utf8')]));
// Twice: the first run appends what is new, the second puts it in its place.
const extract = () =>
  execFileSync(join(root, 'node_modules/.bin/lingui'), ['extract', '--clean'], {
    cwd: root,
    stdio: 'ignore',
  });
extract();
extract();
for (const file of catalogues()) if (file.endsWith('fr.po')) repairCatalogue(file);

const faults = [];
const allowed = readAllowed(join(root, 'scripts/agreement-allowed.json'));
for (const file of catalogues()) {
  const name = relative(root, file);
  if (!write && before.get(file) !== readFileSync(file, 'utf8'))
    faults.push(`${name}: not up to date with the components; run npm run i18n`);
  for (const { msgid, msgstr } of readCatalogue(file)) {
    if (file.endsWith('en.po') && msgstr === '') faults.push(`${name}: no English for “${msgid}”`);
    if (!file.endsWith('fr.po')) continue;
    for (const fault of frenchFaults(msgstr)) faults.push(`${name}: ${fault} in “${msgstr}”`);
    const found = agreements(msgstr);
    if (found.length > 0 && !allowed.find(msgstr))
      faults.push(
        `${name}: “${found.join('”, “')}” agrees outside a select in “${msgstr}”; use the terms, or say with what it agrees in scripts/agreement-allowed.json`,
      );
  }
}
for (const text of allowed.unused())
  faults.push(`scripts/agreement-allowed.json: “${text}” stands in no catalogue`);
// A check leaves the files as it found them.
if (!write) for (const [file, text] of before) writeFileSync(file, text);

for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${faults.length} to mend in the catalogues`);
  process.exitCode = 1;
}
