import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { applicant } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { call, fitView, me, page, refusal, surroundings } from '../../test/world';
import { toasts } from '../../ui/announce';

let list: Schemas['SuggestionsView'];
let aside: Schemas['SetAsideView'][] = [];
const suggested = (
  id: string,
  name: string,
  why: Schemas['WhySuggested'] = 'fit',
): Schemas['SuggestionsView']['items'][number] => ({
  call: { ...call(id, name), fit: fitView() },
  why,
});

const { server, sent } = serve(
  ...surroundings(me('mentor')),
  http.get('*/api/v1/applicants', () =>
    page([applicant({ role: 'mentor', status: 'admitted', capacity: 2 })]),
  ),
  http.get('*/api/v1/pairings', () => page([])),
  http.get('*/api/v1/offers', () => page([])),
  http.get('*/api/v1/suggestions', () => HttpResponse.json(list)),
  http.get('*/api/v1/set-asides', () => page(aside)),
  http.put('*/api/v1/set-asides/:id', ({ params }) => {
    const gone = list.items.find((one) => one.call.id === params.id);
    list = { ...list, items: list.items.filter((one) => one !== gone) };
    if (gone) aside = [{ call: gone.call, reason: null, set_at: '2026-01-06T10:00:00Z' }];
    return new HttpResponse(null, { status: 204 });
  }),
  http.delete('*/api/v1/set-asides/:id', () => {
    list = {
      ...list,
      items: [...aside.map((one) => suggested(one.call.id, 'Zélie')), ...list.items],
    };
    aside = [];
    return new HttpResponse(null, { status: 204 });
  }),
);
beforeEach(() => {
  list = {
    items: [suggested('c1', 'Zélie'), suggested('c2', 'Amina', 'no_offer_yet')],
    next_cursor: null,
    closed_because: null,
    made_at: '2026-01-06T10:00:00Z',
  };
  aside = [];
  toasts.set([]);
});

const TITLE = 'Des appels qui pourraient vous convenir';
const section = () => screen.findByRole('region', { name: TITLE });
const cards = async () => {
  await section();
  await screen.findAllByRole('article');
  return screen
    .getAllByRole('article')
    .map((card) => within(card).getByRole('heading', { level: 3 }).textContent);
};
const cardOf = (name: string) => screen.findByRole('article', { name: new RegExp(name) });

describe('a mentor’s suggestions', () => {
  test('say why each may suit her, and one honest gap', async () => {
    await renderApp('/accueil');
    const zelie = await cardOf('Zélie');
    expect(await within(zelie).findByText(/aimerait de l’aide sur un sujet/)).toBeVisible();
    expect(zelie).toHaveTextContent(/Ce qui diffère\s:/);
    expect(within(zelie).getByRole('link', { name: /Lire et proposer/ })).toHaveAttribute(
      'href',
      '/appels/c1',
    );
  });

  test('say why one is there that nobody has answered, or few have seen', async () => {
    list.items.push(suggested('c3', 'Fatou', 'seldom_shown'));
    await renderApp('/accueil');
    expect(await cardOf('Amina')).toHaveTextContent(
      'Elle attend depuis le 5 janvier et n’a pas encore de proposition',
    );
    expect(await cardOf('Zélie')).not.toHaveTextContent('pas encore de proposition');
    expect(await cardOf('Fatou')).toHaveTextContent('Peu de marraines voient son appel.');
  });

  test('come a few at a time', async () => {
    list.items = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => suggested(name, name));
    await renderApp('/accueil');
    expect(await cards()).toHaveLength(4);
    await userEvent.click(screen.getByRole('button', { name: 'D’autres suggestions' }));
    expect(await cards()).toHaveLength(6);
    expect(screen.queryByRole('button', { name: 'D’autres suggestions' })).toBeNull();
  });
});

test('a list that goes on is fetched page by page', async () => {
  const first = { ...list, items: ['A', 'B', 'C', 'D'].map((id) => suggested(id, id)) };
  const second = { ...list, items: ['E', 'F'].map((id) => suggested(id, id)) };
  server.use(
    http.get('*/api/v1/suggestions', ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.has('cursor')
          ? second
          : { ...first, next_cursor: 'further' },
      ),
    ),
  );
  await renderApp('/accueil');
  expect(await cards()).toEqual(['A', 'B', 'C', 'D']);
  await userEvent.click(screen.getByRole('button', { name: 'D’autres suggestions' }));
  await waitFor(async () => expect(await cards()).toEqual(['A', 'B', 'C', 'D', 'E', 'F']));
  expect(screen.queryByRole('button', { name: 'D’autres suggestions' })).toBeNull();
});

describe('« Pas cette fois »', () => {
  const openDialog = async (name: string) => {
    await userEvent.click(
      await screen.findByRole('button', { name: new RegExp(`Pas cette fois : ${name}`) }),
    );
    return screen.findByRole('dialog', { name: new RegExp(`Pas cette fois pour ${name}`) });
  };

  test('takes the card away at once, sends her reason, and can be undone', async () => {
    await renderApp('/accueil');
    const dialog = await openDialog('Zélie');
    expect(dialog).toHaveTextContent('Personne d’autre ne le saura');
    await userEvent.click(within(dialog).getByRole('radio', { name: /Ces sujets/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mettre de côté' }));
    await waitFor(async () => expect(await cards()).toEqual(['Amina']));
    expect(screen.getByRole('heading', { name: TITLE })).toHaveFocus();
    expect(sent[0]).toMatchObject({
      method: 'PUT',
      path: '/set-asides/c1',
      body: { reason: 'topics' },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Le reprendre' }));
    await waitFor(async () => expect(await cards()).toEqual(['Zélie', 'Amina']));
    expect(sent[1]).toMatchObject({ method: 'DELETE', path: '/set-asides/c1' });
  });

  test('needs no reason', async () => {
    await renderApp('/accueil');
    const dialog = await openDialog('Amina');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mettre de côté' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ body: { reason: null } }));
  });

  test('brings the card back when the server refuses, and says so', async () => {
    server.use(
      http.put('*/api/v1/set-asides/:id', () => {
        // Nor does a new list come to her help.
        server.use(http.get('*/api/v1/suggestions', () => refusal(403, 'forbidden')));
        return refusal(409, 'call-not-open');
      }),
    );
    await renderApp('/accueil');
    const dialog = await openDialog('Zélie');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mettre de côté' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Zélie\s: cet appel n’a pas pu être mis de côté\./,
    );
    expect(await cards()).toEqual(['Zélie', 'Amina']);
  });
});

test.each<[Schemas['SuggestionsClosed'], RegExp, string, string]>([
  ['paused', /Vous êtes en pause/, 'Voir mes places', '#places-title'],
  ['full', /Vos places sont prises/, 'Voir mes places', '#places-title'],
  ['offers', /Vos propositions attendent/, 'Voir mes propositions', '/mes-offres'],
])('none because of %s: says so and what she may do', async (because, says, way, address) => {
  list = { ...list, items: [], closed_because: because };
  await renderApp('/accueil');
  const here = await section();
  expect(await within(here).findByText(says)).toBeVisible();
  expect(within(here).getByRole('link', { name: way })).toHaveAttribute('href', address);
});

test('nothing to suggest: the way to all calls', async () => {
  list = { ...list, items: [] };
  await renderApp('/accueil');
  expect(await screen.findByText('Rien à vous suggérer pour le moment')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Lire tous les appels' })).toHaveAttribute(
    'href',
    '/appels',
  );
});

describe('what she set aside', () => {
  test('stands on a page of its own, with her reason and a way back', async () => {
    aside = [{ call: call('c9', 'Zélie'), reason: 'rhythm', set_at: '2026-01-06T10:00:00Z' }];
    await renderApp('/appels/mis-de-cote');
    const row = await cardOf('Zélie');
    expect(row).toHaveTextContent('Mis de côté le 6 janvier 2026 · Le rythme ne me convient pas');
    await userEvent.click(within(row).getByRole('button', { name: /Le reprendre/ }));
    expect(await screen.findByText('Rien n’est mis de côté')).toBeVisible();
    expect(sent).toMatchObject([{ method: 'DELETE', path: '/set-asides/c9' }]);
  });
});
