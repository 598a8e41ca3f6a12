import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { pageHtml, shellHtml } from './html.mjs';

/**
 * dist/                what the server serves
 *   app.html           the shell, for every address that is no file and no public page
 *   index.html, guide/index.html, en/index.html …   public pages, prerendered, styles inside
 *   pages.json         { "fallback": "app.html", "pages": { "/guide": "guide/index.html", … } }
 *   csp.json           { "script": ["sha256-…"], "style": ["sha256-…"] } for what stands inline
 *   assets/            hashed, immutable; each text file has its .gz and .br beside it
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const server = join(root, 'node_modules/.cache/marelle-prerender');

process.env.NODE_ENV = 'production';
rmSync(dist, { recursive: true, force: true });
await build({ root, logLevel: 'warn' });
await build({
  root,
  logLevel: 'warn',
  build: {
    ssr: 'src/prerender.tsx',
    outDir: server,
    emptyOutDir: true,
    manifest: false,
    copyPublicDir: false,
  },
});

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const template = readFileSync(join(dist, 'index.html'), 'utf8');
const { prerenderAll } = await import(join(server, 'prerender.js'));

const hashes = { script: new Set(), style: new Set() };
const note = (kind, text) => {
  hashes[kind].add(`sha256-${createHash('sha256').update(text).digest('base64')}`);
  return text;
};
const write = (file, text) => {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), text);
};

const context = {
  dist,
  manifest,
  template,
  note,
  publicUrl: process.env.PUBLIC_URL ?? '',
};
const pages = {};
for (const page of await prerenderAll()) {
  const file = page.path === '/' ? 'index.html' : `${page.path.slice(1)}/index.html`;
  pages[page.path] = file;
  write(file, pageHtml(page, context));
}
write('app.html', shellHtml(context));
write('pages.json', `${JSON.stringify({ fallback: 'app.html', pages }, null, 2)}\n`);
write(
  'csp.json',
  `${JSON.stringify({ script: [...hashes.script], style: [...hashes.style] }, null, 2)}\n`,
);

let squeezed = 0;
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !/\.(js|css|svg|html|webmanifest|txt)$/.test(entry.name)) continue;
  if (statSync(file).size < 1024) continue;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  squeezed += 1;
}
console.log(
  `${relative(process.cwd(), dist)}: ${Object.keys(pages).length} pages prerendered, ${squeezed} files compressed`,
);
