import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { acceptToken, forgetSession, session } from '../../auth/session';
import { renderApp } from '../../test/renderApp';
import { me, page, refusal, surroundings } from '../../test/world';

const review: Schemas['ApplicantReview'] = {
  id: 'r1',
  role: 'mentee',
  status: 'submitted',
  full_name: 'Léa Martin',
  email: 'lea@exemple.fr',
  answers: {
    looking_for: 'Un premier poste.',
    topics: ['first_job', 'confidence'],
    links: ['https://lea.example/', 'javascript:alert(1)'],
    access_needs: 'Sous-titres',
    retired_question: 'encore là',
  },
  questionnaire_version: 1,
  submitted_at: '2026-01-05T10:00:00Z',
  reread_since: null,
  history: [],
  actions: ['admit', 'decline'],
  capacity: null,
  public_name: 'Léa',
  job: 'Développeuse',
  region: 'Rhône',
  paused_at: null,
  paused_until: null,
  review_words: null,
  decline_reason: null,
  decided_at: null,
  version: 2,
  created_at: '2026-01-04T10:00:00Z',
  updated_at: '2026-01-05T10:00:00Z',
};
const row = (id: string, full_name: string) => ({
  id,
  role: 'mentee',
  status: 'submitted',
  full_name,
  job: 'Développeuse',
  region: 'Rhône',
  submitted_at: '2026-01-05T10:00:00Z',
  reread_since: null,
  waiting_days: 3,
});

let queue = [row('r0', 'Awa Sarr'), row('r1', 'Léa Martin'), row('r2', 'Zoé Klein')];
let queries: URLSearchParams[] = [];
let sent: unknown[] = [];
const server = setupServer(
  ...surroundings(me('organiser')),
  http.get('*/api/v1/admin/applicants', ({ request }) => {
    queries.push(new URL(request.url).searchParams);
    return page(queue);
  }),
  http.get('*/api/v1/admin/applicants/:id', () => HttpResponse.json(review)),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  queue = [row('r0', 'Awa Sarr'), row('r1', 'Léa Martin'), row('r2', 'Zoé Klein')];
  queries = [];
  sent = [];
  acceptToken({ access_token: 't', expires_in: 600 });
});
afterEach(() => {
  server.resetHandlers();
  forgetSession();
  session.set('unknown');
});

const open = async (address = '/organisation/candidatures/r1') => {
  const app = await renderApp(address);
  await screen.findByRole('heading', { level: 1, name: 'Léa Martin' }, { timeout: 5000 });
  return app;
};

describe('reading a candidacy', () => {
  test('answers stand under the titles of the questionnaire, by their labels', async () => {
    await open();
    const section = (
      await screen.findByRole('heading', { level: 2, name: 'Que cherchez-vous ?' })
    ).closest('section');
    expect(section).toHaveTextContent('Premier emploi · Confiance en soi');
    expect(screen.getByText('encore là')).toBeVisible();
    expect(screen.getByText('Sous-titres')).toBeVisible();
  });
  test('only a web address becomes a link', async () => {
    await open();
    const link = await screen.findByRole('link', { name: 'https://lea.example/' });
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(screen.getByText('javascript:alert(1)').closest('a')).toBeNull();
  });
  test('only the decisions of `actions` are offered', async () => {
    await open();
    const aside = screen.getByRole('complementary', { name: 'Décider' });
    await within(aside).findByRole('button', { name: 'Admettre' });
    expect(within(aside).getByRole('button', { name: 'Refuser' })).toBeVisible();
    expect(within(aside).queryByRole('button', { name: 'Suspendre' })).toBeNull();
    expect(within(aside).queryByRole('button', { name: 'Demander une précision' })).toBeNull();
  });
});

describe('deciding', () => {
  test('a no takes a reason and words; a failure keeps both', async () => {
    server.use(
      http.post('*/api/v1/admin/applicants/r1/declination', async ({ request }) => {
        sent.push(await request.json());
        return sent.length === 1
          ? refusal(503, 'unavailable')
          : HttpResponse.json({ ...review, status: 'declined', actions: [] });
      }),
    );
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Refuser' }));
    const dialog = await screen.findByRole('dialog');
    const confirm = () =>
      userEvent.click(within(dialog).getByRole('button', { name: 'Refuser et lui écrire' }));
    await confirm();
    expect(within(dialog).getByRole('combobox', { name: 'Raison' })).toBeInvalid();
    expect(within(dialog).getByRole('textbox')).toBeInvalid();
    expect(sent).toHaveLength(0);
    await userEvent.selectOptions(within(dialog).getByRole('combobox'), 'incomplete');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Dites-nous en plus.');
    await confirm();
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/conservé/);
    expect(within(dialog).getByRole('textbox')).toHaveValue('Dites-nous en plus.');
    await confirm();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent[1]).toEqual({ reason: 'incomplete', words: 'Dites-nous en plus.' });
  });

  test('what she typed is there again when she comes back to a decision', async () => {
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Refuser' }));
    await userEvent.type(
      within(await screen.findByRole('dialog')).getByRole('textbox'),
      'Un essai',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Pas maintenant' }));
    await userEvent.click(screen.getByRole('button', { name: 'Refuser' }));
    expect(within(await screen.findByRole('dialog')).getByRole('textbox')).toHaveValue('Un essai');
  });

  test('the next one is the one after her, also once she has left the list', async () => {
    server.use(
      http.post('*/api/v1/admin/applicants/r1/admission', () => {
        queue = queue.filter(({ id }) => id !== 'r1');
        return HttpResponse.json({ ...review, status: 'admitted', actions: [] });
      }),
    );
    await open('/organisation/candidatures/r1?role=mentee');
    const next = await screen.findByRole('link', { name: /Suivante.*Zoé Klein/ });
    expect(next).toHaveAttribute('href', '/organisation/candidatures/r2?role=mentee');
    expect(queries.at(-1)?.get('status')).toBe('submitted');
    await userEvent.click(screen.getByRole('button', { name: 'Admettre' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Admettre' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await screen.findByRole('link', { name: /Suivante.*Zoé Klein/ })).toBeVisible();
  });
});
