import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { offer } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { me, page, refusal, surroundings } from '../../test/world';

const why = 'J’ai changé de voie à 34 ans, et vos mots sur les entretiens sont les miens. '
  .repeat(3)
  .trim();
const made = (more: Partial<Schemas['OfferView']> = {}) =>
  offer('o1', 'Nora', { why, side: 'made', actions: ['edit', 'extend', 'withdraw'], ...more });
let offers: Schemas['OfferView'][] = [];
let asked: URLSearchParams[] = [];
/** The version of the first offer that the page last read. */
let read = 0;
const { server, sent } = serve(
  ...surroundings(me('mentor')),
  http.get('*/api/v1/offers', ({ request }) => {
    asked.push(new URL(request.url).searchParams);
    read = offers[0]?.version ?? 0;
    return page(offers);
  }),
);
const open = async (...list: Schemas['OfferView'][]) => {
  offers = list;
  asked = [];
  return renderApp('/mes-offres');
};
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const box = () => screen.findByRole('textbox', { name: /Pourquoi vous/ });

describe('the offers she made', () => {
  test('say where each stands; lists are in the address', async () => {
    const { router } = await open(
      made(),
      made({ id: 'o2', status: 'lapsed', lapse_reason: 'mentor_full', actions: [] }),
    );
    const cards = await screen.findAllByRole('article');
    expect(cards[0]).toHaveTextContent(/En attente de sa réponse/);
    expect(cards[1]).toHaveTextContent(/Vos places sont prises/);
    expect(within(cards[1] as HTMLElement).queryByRole('button', { name: /Modifier/ })).toBeNull();
    expect(asked.at(-1)?.get('status')).toBe('open');
    await userEvent.click(screen.getByRole('radio', { name: 'Toutes' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ liste: 'toutes' }));
    await waitFor(() => expect(asked.at(-1)?.get('status')).toBeNull());
  });

  test('none yet leads to the calls', async () => {
    await open();
    expect(
      (await screen.findAllByRole('link', { name: 'Lire les appels' })).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByRole('article')).toBeNull();
  });

  test.each([
    [412, 'precondition-failed', /modifié ailleurs/],
    [428, 'precondition-required', /n’était pas à jour/],
  ])(
    'mended while it changed elsewhere (%i): her words stay and go over the new version',
    async (status, code, says) => {
      server.use(
        http.patch(
          '*/api/v1/offers/o1',
          () => {
            offers = [made({ version: 5 })];
            return refusal(status, code);
          },
          { once: true },
        ),
        http.patch('*/api/v1/offers/o1', () => HttpResponse.json(made({ version: 6 }))),
      );
      await open(made());
      await press(/^Modifier/);
      await userEvent.type(await box(), ' Et encore ceci.');
      await press('Enregistrer');
      expect(await screen.findByText(says)).toBeVisible();
      expect(await box()).toHaveValue(`${why} Et encore ceci.`);
      await waitFor(() => expect(read).toBe(5));
      await press('Enregistrer');
      await waitFor(() => expect(sent.map(({ match }) => match)).toEqual(['"1"', '"5"']));
      expect(sent.at(-1)?.body).toMatchObject({ why: `${why} Et encore ceci.` });
    },
  );

  test('a refused text is named at its box', async () => {
    server.use(
      http.patch('*/api/v1/offers/o1', () =>
        refusal(422, 'validation-failed', [
          { pointer: '/how', code: 'length', detail: 'Write between 1 and 1000 characters.' },
        ]),
      ),
    );
    await open(made());
    await press(/^Modifier/);
    await userEvent.type(await box(), ' Voilà.');
    await press('Enregistrer');
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Comment vous/ })).toHaveAccessibleDescription(
        /entre 1 et 1000 caractères/,
      ),
    );
    expect(await box()).toHaveValue(`${why} Voilà.`);
  });

  test('taking one back says first what happens', async () => {
    server.use(
      http.post('*/api/v1/offers/o1/withdrawal', () => {
        offers = [];
        return HttpResponse.json(made({ status: 'withdrawn' }));
      }),
    );
    await open(made());
    await press(/La retirer/);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/votre place redevient disponible/)).toBeVisible();
    expect(sent).toHaveLength(0);
    await userEvent.click(dialog.getByRole('button', { name: 'Retirer ma proposition' }));
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
  });

  test('more time that is refused says why', async () => {
    server.use(
      http.post('*/api/v1/offers/o1/extension', () => refusal(409, 'offer-already-extended')),
    );
    await open(made());
    await press('Lui laisser plus de temps');
    expect(await screen.findByRole('alert')).toHaveTextContent(/déjà été prolongée/);
  });
});
