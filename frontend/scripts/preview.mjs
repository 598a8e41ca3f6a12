import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Serves dist/ the way the real server does: pages.json, the content security policy from csp.json,
 * immutable assets; `/api` and `/dev` go to MARELLE_API. For looking at a build, not for production.
 */
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const api = new URL(process.env.MARELLE_API ?? 'http://127.0.0.1:8080');
const port = Number(process.env.PORT ?? 4173);
const readJson = (file) => JSON.parse(readFileSync(join(dist, file), 'utf8'));
const hashes = (list) => list.map((hash) => `'${hash}'`).join(' ');

/** Read anew each time: a build may have changed them. */
const policy = () => {
  const { script, style } = readJson('csp.json');
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes(script)}`,
    `style-src 'self' ${hashes(style)}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ');
};
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const fileFor = (path) => {
  const { pages, fallback } = readJson('pages.json');
  const page = pages[path.length > 1 ? path.replace(/\/$/, '') : path];
  if (page) return page;
  const file = normalize(path).slice(1);
  const full = join(dist, file);
  return full.startsWith(dist) && existsSync(full) && statSync(full).isFile() ? file : fallback;
};

createServer((incoming, outgoing) => {
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
  if (/^\/(api|dev|docs)\b/.test(pathname)) {
    const { method, headers, url } = incoming;
    const onward = request({ host: api.hostname, port: api.port, method, headers, path: url });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
    return;
  }
  const file = fileFor(pathname);
  const accepts = incoming.headers['accept-encoding'] ?? '';
  const twin = ['br', 'gzip'].find(
    (encoding) =>
      accepts.includes(encoding) &&
      existsSync(join(dist, `${file}.${encoding === 'br' ? 'br' : 'gz'}`)),
  );
  outgoing.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy(),
    'Cache-Control': file.startsWith('assets/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    ...(twin ? { 'Content-Encoding': twin } : {}),
  });
  createReadStream(join(dist, twin ? `${file}.${twin === 'br' ? 'br' : 'gz'}` : file)).pipe(
    outgoing,
  );
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
