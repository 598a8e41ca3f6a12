import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { forgetSession } from '../../auth/session';
import { remember } from '../../lib/storage';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { me, page, refusal, surroundings } from '../../test/world';

const here: Schemas['SessionView'] = {
  id: 's1',
  current: true,
  created_at: '2026-01-05T10:00:00Z',
  last_seen_at: '2026-01-05T10:00:00Z',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};
const elsewhere = {
  ...here,
  id: 's2',
  current: false,
  user_agent: 'Mozilla/5.0 (iPhone) Safari/604.1',
};
let sessions = [here, elsewhere];
const { server, sent } = serve(
  ...surroundings(me('mentee')),
  http.get('*/api/v1/sessions', () => page(sessions)),
);
beforeEach(() => {
  sessions = [here, elsewhere];
  remember('locale', null);
});
const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('her preferences', () => {
  test('are saved over the version she read, and the page follows', async () => {
    server.use(
      http.patch('*/api/v1/me', () =>
        HttpResponse.json({ ...me('mentee'), locale: 'en', version: 2 }),
      ),
    );
    await renderApp('/compte');
    await userEvent.click(await screen.findByRole('radio', { name: 'English' }));
    await press('Enregistrer');
    expect(await title('My account')).toBeVisible();
    expect(sent[0]).toMatchObject({
      match: '"1"',
      body: { locale: 'en', time_zone: 'Europe/Paris' },
    });
  });

  test.each([
    [412, 'precondition-failed', /modifié ailleurs/],
    [428, 'precondition-required', /n’était pas à jour/],
  ])(
    'changed elsewhere (%i): says so, keeps what she chose, and saves the next time',
    async (status, code, says) => {
      let version = 1;
      let read = 0;
      server.use(
        http.get('*/api/v1/me', () => {
          read = version;
          return HttpResponse.json({ ...me('mentee'), version });
        }),
        http.patch(
          '*/api/v1/me',
          () => {
            version = 6;
            return refusal(status, code);
          },
          { once: true },
        ),
        http.patch('*/api/v1/me', () =>
          HttpResponse.json({ ...me('mentee'), locale: 'fr', version: 7 }),
        ),
      );
      await renderApp('/compte');
      await userEvent.selectOptions(
        await screen.findByLabelText('Fuseau horaire'),
        'Europe/Lisbon',
      );
      await press('Enregistrer');
      expect(await screen.findByRole('alert')).toHaveTextContent(says);
      expect(screen.getByLabelText('Fuseau horaire')).toHaveValue('Europe/Lisbon');
      await waitFor(() => expect(read).toBe(6));
      await press('Enregistrer');
      await waitFor(() => expect(sent.map(({ match }) => match)).toEqual(['"1"', '"6"']));
      expect(sent[1]?.body).toMatchObject({ time_zone: 'Europe/Lisbon' });
    },
  );
});

describe('her password', () => {
  const change = async (current: string, next: string) => {
    await renderApp('/compte');
    const box = await screen.findByLabelText('Mot de passe actuel');
    if (current) await userEvent.type(box, current);
    await userEvent.type(screen.getByLabelText('Nouveau mot de passe'), next);
    await press('Changer le mot de passe');
  };
  test('too short is seen before it goes', async () => {
    await change('ancien', 'court');
    expect(screen.getByLabelText('Nouveau mot de passe')).toHaveAccessibleDescription(
      /au moins 12 caractères/,
    );
    expect(sent).toHaveLength(0);
  });
  test('the wrong current one is said at its box, and both stay typed', async () => {
    server.use(http.put('*/api/v1/me/password', () => refusal(422, 'wrong-password')));
    await change('pas celui-ci', 'quatre mots sans rapport');
    await waitFor(() => expect(screen.getByLabelText('Mot de passe actuel')).toBeInvalid());
    expect(screen.getByLabelText('Mot de passe actuel')).toHaveValue('pas celui-ci');
    expect(screen.getByLabelText('Nouveau mot de passe')).toHaveValue('quatre mots sans rapport');
  });
  test('is changed, also by who never had one, and the boxes are emptied', async () => {
    server.use(http.put('*/api/v1/me/password', () => new HttpResponse(null, { status: 204 })));
    await change('', 'quatre mots sans rapport');
    await waitFor(() => expect(screen.getByLabelText('Nouveau mot de passe')).toHaveValue(''));
    expect(sent[0]?.body).toEqual({
      current_password: null,
      new_password: 'quatre mots sans rapport',
    });
  });
});

describe('where she is signed in', () => {
  test('each place has its name; another one is closed from here', async () => {
    server.use(
      http.delete('*/api/v1/sessions/s2', () => {
        sessions = [here];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await renderApp('/compte');
    const list = await screen.findByRole('region', { name: 'Mes connexions ouvertes' });
    expect(await within(list).findByText('Firefox · Linux')).toBeVisible();
    await press(/Fermer la session.*Safari · iPhone/);
    await waitFor(() => expect(within(list).queryByText('Safari · iPhone')).toBeNull());
  });
  test('signing out leads home, as a visitor', async () => {
    server.use(
      http.delete('*/api/v1/sessions/current', () => new HttpResponse(null, { status: 204 })),
    );
    const { router } = await renderApp('/compte');
    await press('Me déconnecter');
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect((await screen.findAllByRole('link', { name: 'Se connecter' })).length).toBeGreaterThan(
      0,
    );
  });
});

describe('signing in', () => {
  const fill = async () => {
    forgetSession();
    await renderApp('/connexion');
    await userEvent.type(await screen.findByLabelText('Adresse e-mail'), 'lea@exemple.fr');
  };
  const main = () => within(screen.getByRole('main'));
  test('a refusal keeps what she typed', async () => {
    server.use(http.post('*/api/v1/sessions', () => refusal(401, 'invalid-credentials')));
    await fill();
    await userEvent.type(screen.getByLabelText('Mot de passe'), 'pas le bon');
    await userEvent.click(main().getByRole('button', { name: 'Me connecter' }));
    expect(await main().findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText('Adresse e-mail')).toHaveValue('lea@exemple.fr');
    expect(screen.getByLabelText('Mot de passe')).toHaveValue('pas le bon');
  });
  test('a link by mail needs no password, and can be corrected', async () => {
    server.use(
      http.post('*/api/v1/magic-links', () =>
        HttpResponse.json({ message_code: 'x' }, { status: 202 }),
      ),
    );
    await fill();
    await userEvent.click(main().getByRole('button', { name: /lien/ }));
    expect(await title('Regardez vos e-mails')).toHaveFocus();
    expect(sent[0]).toMatchObject({ path: '/magic-links', body: { email: 'lea@exemple.fr' } });
    await press('Corriger l’adresse');
    expect(await title('Se connecter')).toBeVisible();
  });
});

describe('a forgotten password', () => {
  test('wants an address, then says the same whoever has one', async () => {
    server.use(
      http.post('*/api/v1/password-resets', () =>
        HttpResponse.json({ message_code: 'x' }, { status: 202 }),
      ),
    );
    forgetSession();
    await renderApp('/mot-de-passe-oublie');
    await press('Recevoir le lien');
    expect(screen.getByLabelText('Adresse e-mail')).toBeInvalid();
    expect(sent).toHaveLength(0);
    await userEvent.type(screen.getByLabelText('Adresse e-mail'), 'lea@exemple.fr');
    await press('Recevoir le lien');
    expect(await screen.findByRole('status', { name: '' })).toHaveTextContent(
      /Si un compte existe à l’adresse lea@exemple.fr/,
    );
  });
});
