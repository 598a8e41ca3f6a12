import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { me, page, refusal, surroundings } from '../../test/world';

/** What organisers only watch: jobs, calls, the log. */
const stuck: Schemas['JobView'] = {
  id: 'j1',
  kind: 'mail.send',
  status: 'dead',
  attempts: 8,
  run_at: '2026-01-05T10:00:00Z',
  created_at: '2026-01-05T09:00:00Z',
  last_error: 'connection refused',
  actions: ['revive'],
};
let jobs: Schemas['JobView'][] = [];
let asked: URLSearchParams[] = [];
const seen = (request: Request) => asked.push(new URL(request.url).searchParams);
const { server, sent } = serve(
  ...surroundings(me('administrator')),
  http.get('*/api/v1/admin/jobs', ({ request }) => {
    seen(request);
    return page(jobs);
  }),
  http.get('*/api/v1/admin/calls', ({ request }) => {
    seen(request);
    return page(
      new URL(request.url).searchParams.get('without_offer')
        ? []
        : [
            {
              id: 'c1',
              mentee_account_id: 'a',
              mentee_name: 'Awa Sarr',
              open_offers: 0,
              status: 'open',
              waiting_since: '2026-01-05T10:00:00Z',
            },
          ],
    );
  }),
  http.get('*/api/v1/admin/events', ({ request }) => {
    seen(request);
    const kind = new URL(request.url).searchParams.get('kind');
    const event: Schemas['EventView'] = {
      id: 'e1',
      kind: 'offer.made',
      actor_id: null,
      actor_name: null,
      from_state: null,
      to_state: 'open',
      reason: null,
      occurred_at: '2026-01-05T10:00:00Z',
      subject_id: '0190aaaa-0000-7000-8000-00000000beef',
    };
    if (kind === 'role.revoked') return page([]);
    return page([event, { ...event, id: 'e2', kind: 'brand.new_thing', actor_name: 'Camille' }]);
  }),
);
beforeEach(() => {
  asked = [];
  jobs = [stuck];
});

describe('jobs', () => {
  test('one that was given up shows its error and starts again on demand', async () => {
    server.use(
      http.post('*/api/v1/admin/jobs/j1/revival', () => {
        jobs = [{ ...stuck, status: 'queued', last_error: null, actions: [] }];
        return HttpResponse.json(jobs[0]);
      }),
    );
    await renderApp('/organisation/taches?statut=dead');
    const row = await screen.findByRole('row', { name: /mail\.send/ });
    expect(asked.at(-1)?.get('status')).toBe('dead');
    expect(row).toHaveTextContent(/Abandonnée.*8.*connection refused/);
    await userEvent.click(within(row).getByRole('button', { name: 'Relancer : mail.send' }));
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /mail\.send/ })).toHaveTextContent(/En attente/),
    );
    expect(sent.map(({ path }) => path)).toEqual(['/admin/jobs/j1/revival']);
    expect(screen.queryByRole('button', { name: /Relancer/ })).toBeNull();
  });

  test('a refusal is said, the line stays', async () => {
    server.use(
      http.post('*/api/v1/admin/jobs/j1/revival', () => refusal(412, 'precondition-failed')),
    );
    await renderApp('/organisation/taches');
    await userEvent.click(await screen.findByRole('button', { name: /Relancer/ }));
    const row = within(screen.getByRole('row', { name: /mail\.send/ }));
    expect(await row.findByRole('alert')).toHaveTextContent(/modifié ailleurs/);
  });

  test('nothing stuck is good news', async () => {
    jobs = [];
    await renderApp('/organisation/taches?statut=dead');
    expect(await screen.findByText('Rien n’a été abandonné.')).toBeVisible();
  });
});

describe('calls', () => {
  test('who has no offer stands out; the filter is in the address', async () => {
    const { router } = await renderApp('/organisation/appels');
    expect(await screen.findByRole('row', { name: /Awa Sarr/ })).toHaveTextContent(/aucune/);
    await userEvent.click(screen.getByRole('checkbox', { name: /aucune proposition/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ sans: true }));
    expect(await screen.findByText(/au moins une proposition/)).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'État' }), 'paused');
    await waitFor(() => expect(asked.at(-1)?.get('status')).toBe('paused'));
  });
});

describe('the log', () => {
  test('says what it knows in words, the rest by its name, and who', async () => {
    await renderApp('/organisation/journal');
    expect(await screen.findByRole('row', { name: /Proposition faite/ })).toHaveTextContent(
      /le serveur/,
    );
    expect(screen.getByRole('row', { name: /brand\.new thing/ })).toHaveTextContent(/Camille/);
  });

  test('follows one subject, and finds its way back from nothing', async () => {
    const { router } = await renderApp('/organisation/journal');
    const [link] = await screen.findAllByRole('link', { name: /Tout ce qui concerne/ });
    if (link) await userEvent.click(link);
    await waitFor(() =>
      expect(asked.at(-1)?.get('subject_id')).toBe('0190aaaa-0000-7000-8000-00000000beef'),
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Ce qui s’est passé' }),
      'role.revoked',
    );
    expect(await screen.findByText('Rien de tel dans le journal')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Tout afficher' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(await screen.findByRole('row', { name: /Proposition faite/ })).toBeVisible();
  });
});
