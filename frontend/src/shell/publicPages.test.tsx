import { i18n } from '@lingui/core';
import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetSession } from '../auth/session';
import { activate, publicPageAt, publicPages } from '../i18n';
import { renderApp } from '../test/renderApp';
import { serve } from '../test/server';
import { refusal } from '../test/world';

const { server } = serve(
  http.get('*/api/v1/programme', () => refusal(404, 'not-found')),
  http.get('*/api/v1/charters/current', () => refusal(404, 'not-found')),
);
const missing: string[] = [];
const onMissing = ({ id, locale }: { id: string; locale: string }) =>
  missing.push(`${locale} ${id}`);
beforeAll(() => i18n.on('missing', onMissing));
afterAll(async () => {
  i18n.removeListener('missing', onMissing);
  await activate('fr');
});

const addresses = Object.values(publicPages).flatMap((page) => Object.values(page));
test.each(addresses)('%s reads well before the programme is known', async (address) => {
  forgetSession();
  const locale = publicPageAt(address)?.locale ?? 'fr';
  await renderApp(address);
  await activate(locale);
  const title = await screen.findByRole('heading', { level: 1 });
  expect(title).toBeVisible();
  // Not the error screen, and not the words of the other language.
  expect(screen.queryByRole('alert')).toBeNull();
  const text = screen.getByRole('main').textContent ?? '';
  const count = (words: RegExp) => text.match(words)?.length ?? 0;
  const french = count(/\b(vous|votre|et|une)\b/gi) > count(/\b(you|your|and|the)\b/gi);
  expect(french).toBe(locale === 'fr');
  expect(text).not.toMatch(/undefined|\[object|\{\w+\}/);
  expect(missing).toEqual([]);
});

test('the charter in force takes the place of the one most programmes start from', async () => {
  forgetSession();
  server.use(
    http.get('*/api/v1/charters/current', () =>
      HttpResponse.json({
        version: 7,
        published_at: '2026-03-01T09:00:00Z',
        text: { fr: '', en: '' },
        html: { fr: '<h2>Nos mots à nous</h2>', en: '' },
      }),
    ),
  );
  await renderApp('/charte');
  expect(await screen.findByRole('heading', { name: 'Nos mots à nous' })).toBeVisible();
  expect(screen.getByText(/en vigueur depuis/)).toHaveTextContent(/Version 7.*1er mars 2026/);
});

test('where to write stands on the pages that say so, once the programme is known', async () => {
  forgetSession();
  server.use(
    http.get('*/api/v1/programme', () =>
      HttpResponse.json({ name: 'Marelle', contact_email: 'equipe@exemple.fr' }),
    ),
  );
  await renderApp('/faq');
  const [link] = await screen.findAllByRole('link', { name: 'equipe@exemple.fr' });
  expect(link).toHaveAttribute('href', 'mailto:equipe@exemple.fr');
});
