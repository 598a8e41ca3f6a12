import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { forgetSession } from '../../auth/session';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { me, surroundings } from '../../test/world';

const { server } = serve(...surroundings(me()));
const door = async (name: RegExp) =>
  within(
    (await screen.findByRole('heading', { level: 2, name })).closest('article') as HTMLElement,
  );

test('a visitor makes an account first, or says she has one', async () => {
  forgetSession();
  await renderApp('/candidature');
  const mentee = await door(/Je cherche/);
  expect(mentee.getByRole('link', { name: /Créer mon compte/ })).toHaveAttribute(
    'href',
    '/inscription',
  );
  expect(mentee.getByRole('link', { name: 'J’ai déjà un compte' })).toHaveAttribute(
    'href',
    '/candidature/mentee',
  );
});

test('who is signed in begins, or goes on where she was', async () => {
  server.use(
    http.get('*/api/v1/me', () =>
      HttpResponse.json({ ...me(), applicants: [{ id: 'a', role: 'mentee', status: 'draft' }] }),
    ),
  );
  await renderApp('/candidature');
  expect(
    await (await door(/Je cherche/)).findByRole('link', { name: 'Reprendre où j’en étais' }),
  ).toBeVisible();
  expect((await door(/Je deviens/)).getByRole('link', { name: 'Commencer' })).toHaveAttribute(
    'href',
    '/candidature/mentor',
  );
});

test('a closed door says so', async () => {
  server.use(
    http.get('*/api/v1/programme', () =>
      HttpResponse.json({ name: 'Marelle', applications_open: { mentee: true, mentor: false } }),
    ),
  );
  await renderApp('/candidature');
  expect(await (await door(/Je deviens/)).findByText(/fermées pour le moment/)).toBeVisible();
  expect((await door(/Je cherche/)).getByRole('link', { name: 'Commencer' })).toBeVisible();
});
