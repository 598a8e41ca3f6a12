import { Generator, getConfig } from '@tanstack/router-generator';

/** Writes src/routeTree.gen.ts; the build and the dev server do it too. */
const root = new URL('..', import.meta.url).pathname;
const config = getConfig(
  { target: 'react', quoteStyle: 'single', routeFileIgnorePattern: '\\.test\\.' },
  root,
);
await new Generator({ config, root }).run();
