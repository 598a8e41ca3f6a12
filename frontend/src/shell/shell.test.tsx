import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { acceptToken, forgetSession, session } from '../auth/session';
import { remember } from '../lib/storage';
import { renderApp } from '../test/renderApp';

const me = {
  account_id: 'a',
  email: 'lea@exemple.fr',
  locale: 'fr',
  time_zone: 'Europe/Paris',
  version: 1,
  roles: ['mentee'],
  applicants: [],
  charter_outdated: false,
  programme_name: 'Marelle',
};
const unavailable = { code: 'unavailable', status: 503, title: 'Unavailable', detail: '' };
const server = setupServer(
  http.get('*/api/v1/programme', () => HttpResponse.json(unavailable, { status: 503 })),
  http.get('*/api/v1/charters/current', () => HttpResponse.json(unavailable, { status: 503 })),
  http.get('*/api/v1/sessions', () => HttpResponse.json({ items: [], next_cursor: null })),
  http.get('*/api/v1/me', () => HttpResponse.json(me)),
  http.post('*/api/v1/sessions', () =>
    HttpResponse.json({ access_token: 't', token_type: 'Bearer', expires_in: 600 }),
  ),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
afterEach(() => {
  forgetSession();
  session.set('unknown');
  remember('locale', null);
});

const title = (name: RegExp) => screen.findByRole('heading', { level: 1, name }, { timeout: 5000 });

describe('going from page to page', () => {
  test('leaves the focus alone at first, then takes it to the new title', async () => {
    await renderApp('/guide');
    await title(/Comment ça marche/);
    expect(document.body).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'Questions' }));
    await waitFor(async () => expect(await title(/Questions fréquentes/)).toHaveFocus());
    expect(document.title).toBe('Questions fréquentes – Marelle');
  });
  test('the first stop of the keyboard leads to the content', async () => {
    await renderApp('/guide');
    await title(/Comment ça marche/);
    await userEvent.tab();
    expect(screen.getByRole('link', { name: 'Aller au contenu' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('main')).toHaveFocus();
  });
  test('an unknown address says so and gives ways on', async () => {
    await renderApp('/nulle/part');
    await title(/Cette case n’existe pas/);
    expect(screen.getByRole('link', { name: 'Revenir à l’accueil' })).toHaveAttribute('href', '/');
  });
});

describe('the language', () => {
  test('of a public page is its address', async () => {
    const { router } = await renderApp('/charte');
    await title(/La charte/);
    await userEvent.click(screen.getByRole('button', { name: 'EN – English' }));
    await title(/The charter/);
    expect(router.state.location.pathname).toBe('/en/charter');
    expect(document.documentElement.lang).toBe('en');
    router.history.back();
    await title(/La charte/);
  });
  test('keeps where she was going when she signs in in the other one', async () => {
    const { router } = await renderApp('/connexion?retour=%2Fcompte');
    await userEvent.click(screen.getByRole('button', { name: 'EN – English' }));
    await title(/Sign in/);
    expect(router.state.location.pathname).toBe('/en/sign-in');
    expect(router.state.location.search).toEqual({ retour: '/compte' });
  });
  test('of a way in is the one she chose on this device', async () => {
    remember('locale', 'en');
    const { router } = await renderApp('/connexion?retour=%2Fcompte');
    await title(/Sign in/);
    expect(router.state.location.pathname).toBe('/en/sign-in');
    expect(router.state.location.search).toEqual({ retour: '/compte' });
  });
  test('elsewhere changes in place', async () => {
    const { router } = await renderApp('/mot-de-passe#secret');
    await userEvent.click(screen.getByRole('button', { name: 'EN – English' }));
    await title(/new password/);
    expect(router.state.location.pathname).toBe('/mot-de-passe');
  });
});

describe('a guarded screen', () => {
  test('sends a visitor to sign in and brings her back', async () => {
    const { router } = await renderApp('/compte');
    await title(/Se connecter/);
    expect(router.state.location.search).toEqual({ retour: '/compte' });
    await userEvent.type(screen.getByLabelText('Adresse e-mail'), 'lea@exemple.fr');
    await userEvent.type(screen.getByLabelText('Mot de passe'), 'un mot de passe');
    await userEvent.click(
      within(screen.getByRole('main')).getByRole('button', { name: 'Me connecter' }),
    );
    expect(await title(/Mon compte/)).toBeVisible();
  });
  test('shows her the navigation of her roles', async () => {
    acceptToken({ access_token: 't', expires_in: 600 });
    await renderApp('/compte');
    await title(/Mon compte/);
    const nav = await screen.findByRole('navigation', { name: 'Navigation principale' });
    await within(nav).findByRole('link', { name: 'Propositions' });
    expect(within(nav).queryByRole('link', { name: 'Organisation' })).toBeNull();
  });
  test('of the organisers refuses who is none', async () => {
    acceptToken({ access_token: 't', expires_in: 600 });
    await renderApp('/organisation');
    expect(await title(/Réservé aux organisatrices/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Candidatures' })).toBeNull();
  });
});
