import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';

const ID = 'virtual:words';

/**
 * Where the words of a screen come from. In development, tests and prerendering: the catalogue of each
 * feature, as it stands. In the built application: one file per route and language with only the
 * messages its own modules hold, under one hashed folder, so that the shell needs no list of files.
 * A part that comes later than its screen (`Some.part.tsx`) brings a file of its own, which it asks for
 * by `messagesOf('feature/Some.part')`.
 */
export const words = (): Plugin => {
  let root = '';
  let built = false;
  let folder = '';
  let files: Map<string, string> = new Map();
  return {
    name: 'marelle:words',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
      built = config.command === 'build' && !config.build.ssr;
    },
    async buildStart() {
      if (!built) return;
      files = await compileWords(root);
      const hash = createHash('sha256');
      for (const [name, code] of files) hash.update(name).update(code);
      folder = `assets/words-${hash.digest('base64url').slice(0, 10)}`;
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return;
      if (built)
        return `export const catalogue = (name, locale) => import(/* @vite-ignore */ '/${folder}/' + name.split('/').pop() + '.' + locale + '.js');`;
      return `
const all = import.meta.glob(['/src/{i18n,api,fit}/locales/*.po', '/src/features/*/locales/*.po']);
const places = { shell: '/src/i18n', problems: '/src/api', fit: '/src/fit' };
export const catalogue = async (name, locale) => {
  const [feature] = name.split('/');
  const place = places[feature] ?? '/src/features/' + feature;
  return (await all[place + '/locales/' + locale + '.po']?.()) ?? { messages: {} };
};`;
    },
    // In the built application a route asks for its own file, whatever features it named.
    transform: {
      filter: { id: /\/src\/routes\/.*\.tsx(\?.*)?$/, code: /messagesOf\(/ },
      handler(code, id) {
        if (!built) return;
        const key = routeKey(root, id.split('?')[0] ?? id);
        return {
          code: code.replace(/messagesOf\(['"][\w-]+['"]\)/g, `messagesOf('${key}')`),
          map: null,
        };
      },
    },
    generateBundle() {
      for (const [name, source] of files)
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}.js`, source });
      if (built)
        this.emitFile({ type: 'asset', fileName: '.vite/words.json', source: `"${folder}"` });
    },
  };
};

/** `src/routes/offres.$offerId.tsx` → `offres.$offerId`; folders become dots. */
export const routeKey = (root: string, file: string): string =>
  relative(join(root, 'src/routes'), file)
    .replaceAll('\\', '/')
    .replaceAll('/', '.')
    .replace(/\.tsx$/, '');

const isPart = (file: string): boolean => file.endsWith('.part.tsx');

/** Every module a file leads to, itself included, lazy ones too; not the parts with words of their own. */
const reachable = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(
    /(?:from|import)\s*\(?\s*'(\.[^']+)'/g,
  )) {
    const target = join(dirname(file), path ?? '');
    const found = [target, `${target}.tsx`, `${target}.ts`].find(
      (candidate) => /\.tsx?$/.test(candidate) && existsSync(candidate),
    );
    if (found && !isPart(found)) reachable(found, seen);
  }
  return seen;
};

interface Word {
  id: string;
  origins: string[];
}

/** @returns `offres.index.fr` → a module that exports `messages` */
const compileWords = async (root: string): Promise<Map<string, string>> => {
  const config = getConfig({ cwd: root });
  const catalogues = await getCatalogs(config);
  const out = new Map<string, string>();
  const routes = readdirSync(join(root, 'src/routes'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => join(root, 'src/routes', name))
    .filter((file) => readFileSync(file, 'utf8').includes('messagesOf('));
  const parts = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(isPart)
    .map((name) => join(root, 'src', name));
  for (const locale of config.locales) {
    const texts: Record<string, string> = {};
    const words: Word[] = [];
    const compile = (name: string, ids: Iterable<string>) => {
      const messages = Object.fromEntries([...ids].map((id) => [id, texts[id] ?? '']));
      const { source, errors } = createCompiledCatalog(locale, messages, { namespace: 'es' });
      if (errors.length > 0) throw new Error(`${name}.${locale}: ${errors[0]?.error.message}`);
      out.set(`${name}.${locale}`, source.replace('/*eslint-disable*/', ''));
    };
    for (const catalogue of catalogues) {
      const { messages } = await catalogue.getTranslations(locale, {
        fallbackLocales: config.fallbackLocales || {},
        sourceLocale: config.sourceLocale ?? 'fr',
      });
      Object.assign(texts, messages);
      if (/\/(features|fit)\//.test(catalogue.path))
        for (const [id, message] of Object.entries((await catalogue.read(locale)) ?? {}))
          words.push({
            id,
            origins: (message.origin ?? []).map(([file]) => join(root, file)),
          });
      else compile(/\/api\//.test(catalogue.path) ? 'problems' : 'shell', Object.keys(messages));
    }
    for (const [key, file] of [
      ...routes.map((route) => [routeKey(root, route), route] as const),
      ...parts.map((part) => [basename(part, '.tsx'), part] as const),
    ]) {
      const modules = reachable(file);
      const own = words.filter((word) => word.origins.some((origin) => modules.has(origin)));
      compile(key, new Set(own.map((word) => word.id)));
    }
  }
  return out;
};
