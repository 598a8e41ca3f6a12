import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { closure, keysOf, wordsOf } from './html.mjs';

/**
 * What a route costs before she can act, and with everything it may load later, in kB (1,000 bytes,
 * gzip). Run after a build; a route over its budget fails it.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
if (!existsSync(join(dist, '.vite/manifest.json'))) {
  console.error('No build to weigh: run npm run build first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

const limits = { first: 125, whole: 185, css: 10, fonts: 80 };
/** Organisers' and mentors' own screens: there the whole counts, not the first load. */
const lessHurried = (route) => /^(organisation|appels|mes-offres)\b/.test(route);

const weights = new Map();
const weigh = (file) => {
  if (!weights.has(file))
    weights.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000);
  return weights.get(file);
};
const sum = (files) => [...files].reduce((total, file) => total + weigh(file), 0);

/** Chunks reachable by a dynamic import from what is already here: dialogs, lists, pickers. */
const lazyFrom = (keys) => {
  const seen = new Set(keys);
  const queue = [...keys];
  const lazy = new Set();
  while (queue.length > 0) {
    const chunk = manifest[queue.pop()];
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) {
      if (seen.has(next)) continue;
      // Other routes are other pages.
      if (next.startsWith('src/routes/')) continue;
      seen.add(next);
      lazy.add(next);
      queue.push(next);
    }
  }
  return lazy;
};

const routes = readdirSync(join(root, 'src/routes'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && basename(file) !== '__root.tsx')
  .map((file) => file.replaceAll('\\', '/').slice(0, -'.tsx'.length))
  .toSorted();

const faults = [];
const rows = [];
for (const route of routes) {
  for (const locale of ['fr', 'en']) {
    const keys = keysOf(manifest, route).filter((key) => manifest[key]);
    const words = wordsOf(dist, route, locale);
    const { js, css } = closure(manifest, keys);
    const lazy = lazyFrom(keys);
    const whole = closure(manifest, [...keys, ...lazy]);
    // Parts bring their own words.
    const later = [...lazy]
      .filter((key) => key.endsWith('.part.tsx'))
      .flatMap((key) => wordsOf(dist, basename(key, '.tsx'), locale));
    const row = {
      route,
      locale,
      first: sum([...js, ...words]),
      whole: sum(new Set([...whole.js, ...words, ...later])),
      css: sum(css),
    };
    rows.push(row);
    const say = (what, value, limit) => {
      if (value > limit)
        faults.push(`/${route} (${locale}): ${what} ${value.toFixed(1)} kB, more than ${limit}`);
    };
    if (!lessHurried(route)) say('JS before interaction', row.first, limits.first);
    say('JS with its lazy parts', row.whole, limits.whole);
    say('CSS', row.css, limits.css);
  }
}
const fonts = readdirSync(join(dist, 'assets'))
  .filter((file) => /-latin-wght-normal-.*\.woff2$/.test(file))
  .reduce((total, file) => total + readFileSync(join(dist, 'assets', file)).length / 1000, 0);
if (fonts > limits.fonts) faults.push(`fonts: ${fonts.toFixed(1)} kB, more than ${limits.fonts}`);

const worst = [...rows].toSorted((one, other) => other.first - one.first);
console.log(
  'route'.padEnd(34),
  'lang',
  'first'.padStart(7),
  'whole'.padStart(7),
  'CSS'.padStart(6),
);
for (const row of worst)
  console.log(
    `/${row.route}`.padEnd(34),
    row.locale.padEnd(4),
    row.first.toFixed(1).padStart(7),
    row.whole.toFixed(1).padStart(7),
    row.css.toFixed(1).padStart(6),
  );
console.log(`fonts ${fonts.toFixed(1)} kB`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
