import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptToken, forgetSession } from '../../auth/session';
import { page, pairing, surroundings } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';
import { addDays, today } from './days';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => acceptToken({ access_token: 't', expires_in: 600 }));
afterEach(() => {
  server.resetHandlers();
  forgetSession();
});
afterAll(() => server.close());

/** A server that keeps one pair and its exchanges. */
const keep = (start: ReturnType<typeof pairing>) => {
  let kept = start;
  const contacts: { id: string; happened_on: string; means: string }[] = [];
  const sent: { path: string; body: unknown }[] = [];
  const answer =
    (change: Partial<ReturnType<typeof pairing>>) =>
    async ({ request }: { request: Request }) => {
      sent.push({
        path: new URL(request.url).pathname.split('/').at(-1) ?? '',
        body: await request.json(),
      });
      kept = { ...kept, ...change };
      return HttpResponse.json(kept);
    };
  server.use(
    ...surroundings,
    http.get('*/api/v1/pairings/b1', () => HttpResponse.json(kept)),
    http.get('*/api/v1/pairings/b1/contacts', () => HttpResponse.json(page(contacts))),
    http.post('*/api/v1/pairings/b1/contacts', async ({ request }) => {
      const body = (await request.json()) as { happened_on: string; means: string };
      sent.push({ path: 'contacts', body });
      contacts.unshift({ id: `k${contacts.length}`, ...body });
      return HttpResponse.json(
        { ...contacts[0], logged_by: 'me', created_at: '2026-03-01T10:00:00Z' },
        { status: 201 },
      );
    }),
    http.post(
      '*/api/v1/pairings/b1/pause',
      answer({ status: 'paused', next_step: 'paused', actions: ['resume', 'end'] }),
    ),
    http.post(
      '*/api/v1/pairings/b1/ending',
      answer({
        status: 'ended',
        next_step: 'over',
        ended_at: '2026-03-02T10:00:00Z',
        actions: ['open_successor'],
        partner: { ...start.partner, email: null, links: [] },
      }),
    ),
  );
  return sent;
};

test('the next step, then how to reach her', async () => {
  keep(pairing({ next_step: 'say_hello', status: 'forming', first_contact_on: null }));
  await renderApp('/binome/b1');
  expect(
    await screen.findByRole('heading', { level: 2, name: 'Dites bonjour à Nora' }),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Écrire à Nora' })).toHaveAttribute(
    'href',
    'mailto:nora@exemple.fr',
  );
  const details = screen.getByRole('region', { name: 'Coordonnées' });
  expect(within(details).getByRole('link', { name: 'exemple.fr/nora' })).toBeVisible();
});

test('who does not write first is told to wait', async () => {
  keep(pairing({ my_role: 'mentor', next_step: 'say_hello', status: 'forming' }));
  await renderApp('/binome/b1');
  expect(
    await screen.findByRole('heading', { level: 2, name: 'Nora va vous écrire' }),
  ).toBeVisible();
});

test('one tap logs an exchange of today', async () => {
  const sent = keep(pairing());
  await renderApp('/binome/b1');
  await userEvent.click(await screen.findByRole('button', { name: /Aujourd’hui\s*En visio/ }));
  const history = await screen.findByRole('region', { name: 'Vos échanges' });
  await waitFor(() => expect(within(history).getByRole('listitem')).toHaveTextContent('En visio'));
  expect(sent).toEqual([
    { path: 'contacts', body: { happened_on: today('Europe/Paris'), means: 'video' } },
  ]);
});

test('another day needs a day and a means', async () => {
  const sent = keep(pairing());
  await renderApp('/binome/b1');
  const box = await screen.findByLabelText('Quel jour ?');
  await userEvent.click(screen.getByRole('button', { name: 'Noter cet échange' }));
  expect(box).toBeInvalid();
  expect(sent).toEqual([]);
  await userEvent.type(box, '2026-02-14');
  await userEvent.click(screen.getByRole('radio', { name: 'Par messagerie' }));
  await userEvent.click(screen.getByRole('button', { name: 'Noter cet échange' }));
  await waitFor(() =>
    expect(sent).toEqual([
      { path: 'contacts', body: { happened_on: '2026-02-14', means: 'chat' } },
    ]),
  );
});

describe('to breathe or to end', () => {
  test('a pause has its day', async () => {
    const sent = keep(pairing());
    await renderApp('/binome/b1');
    await userEvent.click(await screen.findByRole('button', { name: 'Faire une pause' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Mettre en pause' }));
    await screen.findByRole('heading', { level: 2, name: 'Votre binôme souffle un peu' });
    expect(sent).toEqual([{ path: 'pause', body: { until: addDays(today('Europe/Paris'), 30) } }]);
    expect(await screen.findByRole('button', { name: 'Reprendre maintenant' })).toBeVisible();
  });

  test('an end asks for a reason, then contact details are gone and a new call is near', async () => {
    const sent = keep(pairing());
    await renderApp('/binome/b1');
    await userEvent.click(await screen.findByRole('button', { name: 'Conclure ce binôme' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Conclure' }));
    expect(dialog).toHaveTextContent('Choisissez ce qui s’en approche le plus');
    expect(sent).toEqual([]);
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Le but est atteint' }));
    await userEvent.type(within(dialog).getByRole('textbox'), 'Merci à elle.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Conclure' }));
    expect(await screen.findByRole('button', { name: 'Ouvrir un nouvel appel' })).toBeVisible();
    expect(sent).toEqual([
      { path: 'ending', body: { reason: 'goals_met', words: 'Merci à elle.' } },
    ]);
    expect(screen.queryByText('nora@exemple.fr')).toBeNull();
  });

  test('a pair that never met has one reason only', async () => {
    keep(pairing({ status: 'forming', first_contact_on: null, next_step: 'log_first' }));
    await renderApp('/binome/b1');
    await userEvent.click(await screen.findByRole('button', { name: 'Conclure ce binôme' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getAllByRole('radio')).toHaveLength(1);
    expect(
      screen.getByRole('radio', { name: 'Nous n’avons pas réussi à nous parler' }),
    ).toBeChecked();
  });
});

test('days are days of the zone, and may be counted across a change of clocks', () => {
  expect(today('Europe/Paris', new Date('2026-03-01T23:30:00Z'))).toBe('2026-03-02');
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
});
