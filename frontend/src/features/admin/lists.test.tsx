import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptToken, forgetSession, session } from '../../auth/session';
import { renderApp } from '../../test/renderApp';
import { me, page, surroundings } from '../../test/world';
import { readMarkdown } from './markdown';

const pair = {
  id: 'p1',
  mentee_name: 'Awa Sarr',
  mentor_name: 'Claire Petit',
  status: 'active',
  health: 'red',
  formed_at: '2026-01-05T10:00:00Z',
  last_contact_on: null,
  ended_reason: null,
  actions: ['end'],
};
const group = { count: 0, oldest_at: null, items: [] };
let asked: URL[] = [];
let ended: unknown[] = [];
const seen = (request: Request) => {
  asked.push(new URL(request.url));
};
const server = setupServer(
  http.get('*/api/v1/admin/applicants', ({ request }) => {
    seen(request);
    return page([]);
  }),
  http.get('*/api/v1/admin/pairings', ({ request }) => {
    seen(request);
    return page([pair]);
  }),
  http.post('*/api/v1/admin/pairings/p1/ending', async ({ request }) => {
    ended.push(await request.json());
    return HttpResponse.json({ ...pair, status: 'ended' });
  }),
  http.get('*/api/v1/admin/to-do', () =>
    HttpResponse.json({
      reviews: {
        count: 3,
        oldest_at: '2026-01-05T10:00:00Z',
        items: [{ id: 'r1', label: 'Léa Martin', since: '2026-01-05T10:00:00Z' }],
      },
      reread: group,
      without_offer: group,
      forming_stalled: group,
      red_pairs: group,
    }),
  ),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  ended = [];
  acceptToken({ access_token: 't', expires_in: 600 });
});
afterEach(() => {
  server.resetHandlers();
  forgetSession();
  session.set('unknown');
});
const open = async (address: string, ...roles: Parameters<typeof me>) => {
  server.use(...surroundings(me(...roles)));
  const app = await renderApp(address);
  await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  return app;
};
const last = (name: string) => asked.at(-1)?.searchParams.get(name);

describe('filters', () => {
  test('the queue begins with those to read, and searches by name', async () => {
    const { router } = await open('/organisation/candidatures', 'organiser');
    await waitFor(() => expect(last('status')).toBe('submitted'));
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Nom ou adresse' }),
      'léa{Enter}',
    );
    await waitFor(() => expect(last('q')).toBe('léa'));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'État' }), 'toutes');
    await waitFor(() => expect(last('status')).toBeNull());
    expect(router.state.location.search).toEqual({ statut: 'toutes', q: 'léa' });
  });
  test('an address with a filter nobody knows shows the plain list', async () => {
    await open('/organisation/binomes?sante=violette&statut=active', 'organiser');
    await waitFor(() => expect(last('status')).toBe('active'));
    expect(last('health')).toBeNull();
  });
});

describe('pairs', () => {
  test('health is a word; closing asks whether both agree', async () => {
    await open('/organisation/binomes', 'organiser');
    const row = await screen.findByRole('row', { name: /Awa Sarr/ });
    expect(row).toHaveTextContent('Silence');
    await userEvent.click(within(row).getByRole('button', { name: /Clore/ }));
    const dialog = await screen.findByRole('dialog');
    const close = () =>
      userEvent.click(within(dialog).getByRole('button', { name: 'Clore le binôme' }));
    await userEvent.selectOptions(within(dialog).getByRole('combobox'), 'completed');
    await close();
    expect(within(dialog).getByRole('checkbox')).toBeInvalid();
    expect(ended).toHaveLength(0);
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await close();
    await waitFor(() => expect(ended).toEqual([{ reason: 'completed', agreed_by_both: true }]));
  });
});

describe('the room of the organisers', () => {
  test('what waits leads to one next step, the rest is said to be calm', async () => {
    await open('/organisation', 'organiser');
    const card = await screen.findByRole('region', { name: '3 candidatures à lire' });
    expect(within(card).getByRole('link', { name: /Lire : Léa Martin/ })).toHaveAttribute(
      'href',
      '/organisation/candidatures/r1',
    );
    expect(within(card).getByRole('link', { name: 'Et 2 autres' })).toBeVisible();
    expect(screen.getByText(/Rien de plus de ce côté/)).toHaveTextContent(/binômes silencieux/);
  });
  test('roles and jobs stand in the menu of an administrator only', async () => {
    const menu = () => screen.findByRole('navigation', { name: 'Organisation' });
    await open('/organisation', 'organiser');
    expect(within(await menu()).queryByRole('link', { name: 'Rôles' })).toBeNull();
  });
  test('an administrator finds them', async () => {
    await open('/organisation', 'administrator');
    const menu = await screen.findByRole('navigation', { name: 'Organisation' });
    expect(within(menu).getByRole('link', { name: 'Rôles' })).toBeInTheDocument();
    expect(within(menu).getByRole('link', { name: 'Tâches' })).toBeInTheDocument();
  });
  test('a mentor is told kindly that it is not hers', async () => {
    await open('/organisation', 'mentor');
    expect(
      await screen.findByRole('heading', { level: 1, name: /Réservé aux organisatrices/ }),
    ).toBeVisible();
  });
});

test('the preview reads Markdown and never makes HTML of it', () => {
  expect(readMarkdown('## Titre\n\nUn **mot** et <b>rien</b>\n\n- un\n- deux')).toEqual([
    { kind: 'heading', level: 2, content: [{ kind: 'text', text: 'Titre' }] },
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: 'Un ' },
        { kind: 'strong', text: 'mot' },
        { kind: 'text', text: ' et <b>rien</b>' },
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [[{ kind: 'text', text: 'un' }], [{ kind: 'text', text: 'deux' }]],
    },
  ]);
});
