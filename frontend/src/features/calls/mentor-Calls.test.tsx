import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { acceptToken, forgetSession, session } from '../../auth/session';
import { renderApp } from '../../test/renderApp';
import { call, me, page, surroundings } from '../../test/world';

let asked: URLSearchParams[] = [];
let aside: Schemas['SetAsideView'][] = [];
const server = setupServer(
  ...surroundings(me('mentor')),
  http.get('*/api/v1/set-asides', () => page(aside)),
  http.get('*/api/v1/calls', ({ request }) => {
    const query = new URL(request.url).searchParams;
    asked.push(query);
    if (query.get('topic') === 'confidence')
      return HttpResponse.json({ items: [], next_cursor: null });
    return query.get('cursor') === 'next'
      ? HttpResponse.json({ items: [call('c3', 'Fatou')], next_cursor: null })
      : HttpResponse.json({
          items: [call('c1', 'Zélie'), call('c2', 'Amina')],
          next_cursor: 'next',
        });
  }),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  aside = [];
  acceptToken({ access_token: 't', expires_in: 600 });
});
afterEach(() => {
  forgetSession();
  session.set('unknown');
});

const names = async () => {
  await screen.findAllByRole('article', {}, { timeout: 5000 });
  return screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
};

test('calls stand in the order of the API, the rest on demand', async () => {
  await renderApp('/appels');
  expect(await names()).toEqual(['Zélie', 'Amina']);
  await userEvent.click(screen.getByRole('button', { name: 'Afficher la suite' }));
  await waitFor(async () => expect(await names()).toEqual(['Zélie', 'Amina', 'Fatou']));
  expect(screen.queryByRole('button', { name: 'Afficher la suite' })).toBeNull();
});

test('filters live in the address, both ways', async () => {
  const { router } = await renderApp('/appels?sujet=first_job');
  await names();
  expect(asked.at(-1)?.get('topic')).toBe('first_job');
  expect(await screen.findByRole('combobox', { name: 'Ce qui l’aiderait' })).toHaveValue(
    'first_job',
  );
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Domaine' }), 'web');
  await waitFor(() => expect(asked.at(-1)?.get('field')).toBe('web'));
  await userEvent.type(screen.getByRole('combobox', { name: /Département/ }), 'Rhône{Enter}');
  await waitFor(() => expect(asked.at(-1)?.get('region')).toBe('Rhône'));
  expect(router.state.location.search).toEqual({
    sujet: 'first_job',
    domaine: 'web',
    region: 'Rhône',
  });
  await userEvent.click(screen.getByRole('button', { name: 'Effacer les filtres' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('a filter without an answer says so and gives a way back', async () => {
  await renderApp('/appels?sujet=confidence');
  expect(await screen.findByText(/Aucun appel ne répond/, {}, { timeout: 5000 })).toBeVisible();
  const [first] = screen.getAllByRole('button', { name: 'Effacer les filtres' });
  if (first) await userEvent.click(first);
  expect(await names()).toEqual(['Zélie', 'Amina']);
});

test('a call set aside leaves the list, which says where it is', async () => {
  aside = [{ call: call('c1', 'Zélie'), reason: null, set_at: '2026-01-06T10:00:00Z' }];
  await renderApp('/appels');
  expect(await names()).toEqual(['Amina']);
  expect(screen.getByRole('link', { name: '1 appel que vous avez mis de côté' })).toHaveAttribute(
    'href',
    '/appels/mis-de-cote',
  );
});
