import { i18n } from '@lingui/core';
import { createMemoryHistory } from '@tanstack/react-router';
import { prerender } from 'react-dom/static';
import { createQueryClient } from './api/query';
import { pageHeads } from './features/heads/pageHeads';
import { activate, type Locale, messagesOf, type PublicPage, publicPages } from './i18n';
import { App } from './shell/App';
import { createAppRouter } from './shell/createRouter';

export interface PrerenderedPage {
  path: string;
  locale: Locale;
  page: PublicPage;
  /** Inside of `#app`. */
  html: string;
  title: string;
  description: string;
  /** The page's address in each language. */
  addresses: Record<Locale, string>;
}

const read = async (stream: ReadableStream<Uint8Array>): Promise<string> =>
  new Response(stream).text();

/** Every public page in both languages, as the browser's first render would draw it for a visitor. */
export const prerenderAll = async (): Promise<PrerenderedPage[]> => {
  const pages: PrerenderedPage[] = [];
  i18n.on('missing', ({ id, locale }) => {
    throw new Error(`message ${id} is in no ${locale} catalogue; run npm run i18n`);
  });
  for (const page of Object.keys(publicPages) as PublicPage[])
    for (const locale of ['fr', 'en'] as const) {
      const path = publicPages[page][locale];
      await activate(locale);
      await messagesOf('heads')();
      const queries = createQueryClient();
      const router = createAppRouter(queries, createMemoryHistory({ initialEntries: [path] }));
      await router.load();
      const { prelude } = await prerender(<App queries={queries} router={router} />, {
        // Never set a boundary aside: it would come with an inline script, which the policy refuses.
        progressiveChunkSize: Number.POSITIVE_INFINITY,
      });
      const html = await read(prelude);
      if (!html.includes('<h1')) throw new Error(`${path} was rendered without its heading`);
      const head = pageHeads[page];
      pages.push({
        path,
        locale,
        page,
        html,
        title: i18n._(head.title),
        description: i18n._(head.description),
        addresses: publicPages[page],
      });
      queries.clear();
    }
  return pages;
};
