import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { applicant } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { call, me, page, refusal, surroundings } from '../../test/world';

const mine: Schemas['CallView'] = {
  ...call('c1', 'Léa'),
  words: 'Je cherche quelqu’un qui est passée par là.',
  is_mine: true,
  actions: ['edit', 'pause', 'close', 'confirm'],
};
let calls: Schemas['CallView'][] = [];
/** The version of her call that the page last read. */
let read = 0;
const { server, sent } = serve(
  ...surroundings(me('mentee')),
  http.get('*/api/v1/calls/mine', () => {
    read = calls[0]?.version ?? 0;
    return page(calls);
  }),
  http.get('*/api/v1/applicants', () =>
    page([
      applicant({
        status: 'admitted',
        answers: { looking_for: 'Ce que j’ai dit en candidatant.', topics: ['confidence'] },
        actions: ['open_call'],
      }),
    ]),
  ),
  http.get('*/api/v1/offers', () => page([])),
  http.get('*/api/v1/pairings', () => page([])),
);
const box = () => screen.findByRole('textbox', { name: /Ce que vous cherchez/ });
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const write = async (words: string) => {
  await userEvent.clear(await box());
  if (words) await userEvent.paste(words);
};

describe('a first call', () => {
  test('begins with what she answered, and opens once', async () => {
    calls = [];
    server.use(http.post('*/api/v1/calls', () => HttpResponse.json(mine, { status: 201 })));
    const { router } = await renderApp('/appel');
    await waitFor(async () => expect(await box()).toHaveValue('Ce que j’ai dit en candidatant.'));
    expect(await screen.findByRole('checkbox', { name: 'Confiance en soi' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Tous les mois' }));
    await press('Ouvrir mon appel');
    await waitFor(() => expect(router.state.location.pathname).toBe('/accueil'));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.key).toBeTruthy();
    expect(sent[0]?.body).toEqual({
      words: 'Ce que j’ai dit en candidatant.',
      topics: ['confidence'],
      rhythm: 'month',
    });
  });

  test('says what is missing, leads to it, sends nothing', async () => {
    calls = [];
    await renderApp('/appel');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Confiance en soi' }));
    await write('');
    await press('Ouvrir mon appel');
    const summary = await screen.findByRole('alert');
    expect(summary).toHaveFocus();
    expect(within(summary).getAllByRole('link')).toHaveLength(2);
    await userEvent.click(within(summary).getByRole('link', { name: /quelques phrases/ }));
    expect(await box()).toHaveFocus();
    expect(sent).toHaveLength(0);
  });
});

describe('an open call', () => {
  const edit = async () => {
    calls = [mine];
    await renderApp('/appel');
    await press('Modifier');
    await waitFor(async () => expect(await box()).toHaveValue(mine.words));
  };

  test('is saved over the version she read', async () => {
    server.use(
      http.patch('*/api/v1/calls/c1', () => {
        calls = [{ ...mine, words: 'Mes mots, retouchés.', version: 2 }];
        return HttpResponse.json(calls[0]);
      }),
    );
    await edit();
    await write(' Mes mots, retouchés. ');
    await press('Enregistrer');
    expect(await screen.findByText('Mes mots, retouchés.')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(sent[0]).toMatchObject({
      method: 'PATCH',
      match: '"1"',
      body: { words: 'Mes mots, retouchés.', topics: ['first_job'], rhythm: 'month' },
    });
  });

  test('a refused field is named, and her words stay', async () => {
    server.use(
      http.patch('*/api/v1/calls/c1', () =>
        refusal(422, 'validation-failed', [
          { pointer: '/words', code: 'length', detail: 'Write between 200 and 2000 characters.' },
        ]),
      ),
    );
    await edit();
    await write('Trois mots seulement');
    await press('Enregistrer');
    await waitFor(async () =>
      expect(await box()).toHaveAccessibleDescription(/entre 200 et 2000 caractères/),
    );
    expect(await box()).toBeInvalid();
    expect(await box()).toHaveValue('Trois mots seulement');
    expect(
      screen.getByRole('link', { name: 'Écrivez entre 200 et 2000 caractères' }),
    ).toBeVisible();
  });

  test.each([
    [412, 'precondition-failed', /modifié ailleurs/],
    [428, 'precondition-required', /n’était pas à jour/],
  ])(
    'changed elsewhere (%i): her words stay, and go over the version now read',
    async (status, code, says) => {
      server.use(
        http.patch(
          '*/api/v1/calls/c1',
          () => {
            calls = [{ ...mine, words: 'Écrit dans un autre onglet.', version: 7 }];
            return refusal(status, code);
          },
          { once: true },
        ),
        http.patch('*/api/v1/calls/c1', () => HttpResponse.json(calls[0])),
      );
      await edit();
      await write('Mes mots à moi.');
      await press('Enregistrer');
      expect(await screen.findByText(says)).toBeVisible();
      expect(await box()).toHaveValue('Mes mots à moi.');
      await waitFor(() => expect(read).toBe(7));
      await press('Enregistrer');
      await waitFor(() => expect(sent.map(({ match }) => match)).toEqual(['"1"', '"7"']));
      expect(sent.at(-1)?.body).toMatchObject({ words: 'Mes mots à moi.' });
    },
  );

  test('« Annuler » gives back what mentors read', async () => {
    await edit();
    await write('Perdu exprès.');
    await press('Annuler');
    expect(await screen.findByText(mine.words)).toBeVisible();
    expect(sent).toHaveLength(0);
  });

  test('closing asks why, then closes', async () => {
    calls = [mine];
    server.use(http.post('*/api/v1/calls/c1/closure', () => HttpResponse.json(mine)));
    await renderApp('/appel');
    await press('Fermer mon appel');
    const dialog = await screen.findByRole('dialog');
    const close = () =>
      userEvent.click(within(dialog).getByRole('button', { name: 'Fermer mon appel' }));
    await close();
    expect(within(dialog).getByRole('radiogroup')).toBeInvalid();
    expect(sent).toHaveLength(0);
    await userEvent.click(within(dialog).getByRole('radio', { name: /ailleurs/ }));
    await close();
    await waitFor(() => expect(sent[0]?.body).toEqual({ reason: 'found_elsewhere' }));
  });

  test('a pause that is refused says why and leaves the call as it was', async () => {
    calls = [mine];
    server.use(http.post('*/api/v1/calls/c1/pause', () => refusal(409, 'invalid-transition')));
    await renderApp('/appel');
    await press('Mettre en pause');
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'Votre appel est ouvert' })).toBeVisible();
  });
});

test('only what the view allows is offered; a paused call says so', async () => {
  calls = [{ ...mine, status: 'paused', actions: ['resume'] }];
  await renderApp('/appel');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Votre appel est en pause' }),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: 'Reprendre mon appel' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Modifier' })).toBeNull();
});
