import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetSession, session } from '../../auth/session';
import { renderApp } from '../../test/renderApp';
import { deviceName } from './deviceName';

let posted: { path: string; body: unknown }[] = [];
const note = async (request: Request) => {
  posted.push({ path: new URL(request.url).pathname, body: await request.json() });
};
const problem = (status: number, code: string) =>
  HttpResponse.json({ status, code, title: code, detail: code, type: 'about:blank' }, { status });
const server = setupServer(
  http.get('*/api/v1/programme', () => problem(503, 'unavailable')),
  http.get('*/api/v1/me', () => problem(401, 'unauthenticated')),
  http.post('*/api/v1/accounts', async ({ request }) => {
    await note(request);
    return HttpResponse.json({ message_code: 'check_your_mail' }, { status: 202 });
  }),
  http.post('*/api/v1/email-verifications', async ({ request }) => {
    await note(request);
    return problem(410, 'link-expired');
  }),
  http.post('*/api/v1/password-resets/confirmation', () => problem(422, 'password-too-weak')),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  posted = [];
});
afterEach(() => {
  forgetSession();
  session.set('unknown');
});

const title = (name: RegExp) => screen.findByRole('heading', { level: 1, name }, { timeout: 5000 });

describe('signing up', () => {
  test('asks for what is missing, with links to it, and sends nothing', async () => {
    await renderApp('/inscription');
    await userEvent.click(await screen.findByRole('button', { name: 'Créer mon compte' }));
    expect(screen.getByRole('alert', { name: '2 points à corriger' })).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: /au moins 12 caractères/ }));
    expect(screen.getByLabelText('Mot de passe')).toHaveFocus();
    expect(posted).toEqual([]);
  });
  test('then says to look at the mail, whoever has this address', async () => {
    await renderApp('/inscription');
    await userEvent.type(await screen.findByLabelText('Adresse e-mail'), ' lea@exemple.fr ');
    await userEvent.type(screen.getByLabelText('Mot de passe'), 'quatre mots sans rapport');
    await userEvent.click(screen.getByRole('button', { name: 'Créer mon compte' }));
    expect(await title(/Regardez vos e-mails/)).toHaveFocus();
    expect(posted).toEqual([
      {
        path: '/api/v1/accounts',
        body: { email: 'lea@exemple.fr', password: 'quatre mots sans rapport', locale: 'fr' },
      },
    ]);
  });
});

describe('a link from a mail (T15)', () => {
  test('does nothing until its button is pressed, then explains what went wrong', async () => {
    await renderApp('/verification#secret');
    await title(/Confirmer mon adresse/);
    expect(posted).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Confirmer et continuer' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/a déjà servi/);
    expect(posted).toEqual([{ path: '/api/v1/email-verifications', body: { token: 'secret' } }]);
  });
  test('cut short says so and offers no button', async () => {
    await renderApp('/lien');
    expect(await screen.findByText('Ce lien est incomplet')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Me connecter' })).toBeNull();
  });
});

test('a weak password is explained at its field', async () => {
  await renderApp('/mot-de-passe#secret');
  await userEvent.type(await screen.findByLabelText('Nouveau mot de passe'), 'motdepasse1234');
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  expect(await screen.findByRole('link', { name: /trop facile à deviner/ })).toBeVisible();
  expect(screen.getByLabelText('Nouveau mot de passe')).toBeInvalid();
});

test('a device is named by what it says of itself', () => {
  expect(
    deviceName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'),
  ).toBe('Chrome · Linux');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1')).toBe(
    'Safari · iPhone',
  );
  expect(deviceName('curl/8')).toBeUndefined();
  expect(deviceName(null)).toBeUndefined();
});
