import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const escapeHtml = (text) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign],
  );

/** Every chunk that `key` needs at once, with its styles. */
export const closure = (manifest, keys) => {
  const js = new Set();
  const css = new Set();
  const walk = (key) => {
    const chunk = manifest[key];
    if (!chunk || js.has(chunk.file)) return;
    js.add(chunk.file);
    for (const style of chunk.css ?? []) css.add(style);
    for (const next of chunk.imports ?? []) walk(next);
  };
  for (const key of keys) walk(key);
  return { js: [...js], css: [...css] };
};

/** Before the first paint: the theme she chose, so that a dark page never flashes white. */
const themeScript =
  'try{const t=localStorage.getItem("marelle.theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}';

export const entryOf = (manifest) => Object.keys(manifest).find((key) => manifest[key].isEntry);

/** What a route needs at once: the entry and its own component. */
export const keysOf = (manifest, route) => [
  entryOf(manifest),
  ...Object.keys(manifest).filter((key) => key.startsWith(`src/routes/${route}.tsx?`)),
];

/** The files of words a route loads: the shell's and, when it has some, its own. */
export const wordsOf = (dist, route, locale) => {
  const folder = JSON.parse(readFileSync(join(dist, '.vite/words.json'), 'utf8'));
  return ['shell', route.replaceAll('/', '.')]
    .map((name) => `${folder}/${name}.${locale}.js`)
    .filter((file) => existsSync(join(dist, file)));
};

/** `/en/faq` → `en/faq`; an address that others stand under has its page in an index. */
const routeOf = (path, manifest) => {
  const route = path.slice(1);
  const candidates = [route, `${route}.index`, `${route}/index`.replace(/^\//, '')];
  const found = candidates.find((name) => keysOf(manifest, name).length > 1);
  if (found === undefined) throw new Error(`${path} has no route of its own`);
  return found;
};

/** Styles and preloads replace the template's own link and script order, so that one request is enough to paint. */
const withHead = (template, head, { note }) =>
  template
    .replace(/\s*<link rel="(stylesheet|modulepreload)"[^>]*>/g, '')
    .replace('<!--head-->', () => `<script>${note('script', themeScript)}</script>\n${head}`);

const preloads = (files) =>
  files.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`).join('\n');

const styleSheet = (dist, files) =>
  files.map((file) => readFileSync(join(dist, file), 'utf8').trim()).join('');

/** A public page, its styles inline: HTML, then scripts; nothing else stands between her and the text. */
export const pageHtml = (page, context) => {
  const { dist, manifest, template, note, publicUrl } = context;
  if (/ style="/.test(page.html))
    throw new Error(
      `${page.path} has a style attribute: the content security policy would refuse it`,
    );
  if (page.html.includes('<script'))
    throw new Error(
      `${page.path} has an inline script: the content security policy would refuse it`,
    );
  const route = routeOf(page.path, manifest);
  const { js, css } = closure(manifest, keysOf(manifest, route));
  js.push(...wordsOf(dist, route, page.locale));
  const other = page.locale === 'fr' ? 'en' : 'fr';
  const image = `${publicUrl}/cover-${page.locale}.png`;
  // Only whole addresses mean anything to a search engine.
  const elsewhere = publicUrl
    ? [
        `<link rel="canonical" href="${publicUrl}${page.path}">`,
        `<link rel="alternate" hreflang="${page.locale}" href="${publicUrl}${page.addresses[page.locale]}">`,
        `<link rel="alternate" hreflang="${other}" href="${publicUrl}${page.addresses[other]}">`,
        `<meta property="og:url" content="${publicUrl}${page.path}">`,
      ]
    : [];
  const head = [
    `<meta name="description" content="${escapeHtml(page.description)}">`,
    ...elsewhere,
    `<meta property="og:type" content="website">`,
    `<meta property="og:site_name" content="Marelle">`,
    `<meta property="og:locale" content="${page.locale === 'fr' ? 'fr_FR' : 'en_GB'}">`,
    `<meta property="og:title" content="${escapeHtml(page.title)}">`,
    `<meta property="og:description" content="${escapeHtml(page.description)}">`,
    `<meta property="og:image" content="${image}">`,
    `<meta property="og:image:width" content="1200">`,
    `<meta property="og:image:height" content="630">`,
    `<meta name="twitter:card" content="summary_large_image">`,
    `<style>${note('style', styleSheet(dist, css))}</style>`,
    preloads(js.filter((file) => !template.includes(`src="/${file}"`))),
  ].join('\n');
  return withHead(template, head, context)
    .replace('<html lang="fr">', `<html lang="${page.locale}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(page.title)}</title>`)
    .replace('<!--app-->', () => page.html)
    .replace(/\s*<noscript>.*<\/noscript>/, '');
};

/** The empty shell: every other address starts here. */
export const shellHtml = (context) => {
  const { dist, manifest, template, note } = context;
  const { js, css } = closure(manifest, [entryOf(manifest)]);
  const head = [
    '<meta name="robots" content="noindex">',
    `<style>${note('style', styleSheet(dist, css))}</style>`,
    preloads(js.filter((file) => !template.includes(`src="/${file}"`))),
  ].join('\n');
  return withHead(template, head, context).replace('<!--app-->', '');
};
