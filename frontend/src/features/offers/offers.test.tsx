import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptToken, forgetSession } from '../../auth/session';
import { offer, page, problem, surroundings } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => acceptToken({ access_token: 't', expires_in: 600 }));
afterEach(() => {
  server.resetHandlers();
  forgetSession();
});
afterAll(() => server.close());

const names = ['Nora', 'Amina', 'Chloé', 'Sofia'];
const four = () => names.map((name, index) => offer(`o${index + 1}`, name));
const give = (offers: ReturnType<typeof offer>[]) =>
  server.use(
    ...surroundings,
    http.get('*/api/v1/offers', () => HttpResponse.json(page(offers))),
  );
const card = (name: string) => screen.findByRole('article', { name: `Proposition de ${name}` });

test('offers keep the order the server gives, whatever they hold', async () => {
  give([offer('o9', 'Zoé'), offer('o1', 'Amina')]);
  await renderApp('/offres');
  await card('Zoé');
  expect(screen.getAllByRole('article').map((one) => one.getAttribute('aria-label'))).toEqual([
    'Proposition de Zoé',
    'Proposition de Amina',
  ]);
});

test('keys are said in the programme’s words', async () => {
  give([offer('o1', 'Nora')]);
  await renderApp('/offres');
  const nora = await card('Nora');
  await waitFor(() => expect(nora).toHaveTextContent('Une fois par mois'));
  await waitFor(() =>
    expect(nora).toHaveTextContent(
      /Les mêmes façons de vous parler vous conviennent\s: en visio et par messagerie\./,
    ),
  );
});

describe('the comparison', () => {
  test('takes three at most, then shows one attribute a row', async () => {
    give(four());
    await renderApp('/offres');
    for (const name of names.slice(0, 3))
      await userEvent.click(within(await card(name)).getByRole('checkbox', { name: 'Comparer' }));
    expect(within(await card('Sofia')).getByRole('checkbox')).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Comparer ces 3 propositions' }));
    await screen.findByRole('heading', { level: 1, name: 'Comparer Nora, Amina et Chloé' });
    const table = screen.getByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((header) => within(header).getByRole('link').textContent),
    ).toEqual(['Nora', 'Amina', 'Chloé']);
    const row = within(table).getByRole('row', { name: /^L’aide proposée/ });
    expect(within(row).getAllByRole('cell')).toHaveLength(3);
    expect(row).toHaveTextContent('Amina dit comment.');
  });

  test('is not offered for a single offer', async () => {
    give([offer('o1', 'Nora')]);
    await renderApp('/offres');
    expect(within(await card('Nora')).queryByRole('checkbox')).toBeNull();
  });
});

describe('the election', () => {
  const open = async (name: string) => {
    await userEvent.click(
      within(await card(name)).getByRole('button', { name: `Choisir ${name}` }),
    );
    return screen.findByRole('dialog', { name: new RegExp(`Choisir ${name} comme marraine`) });
  };

  test('is one dialog that names her and says what happens, then the receipt', async () => {
    give(four());
    const sent: { body: unknown; key: string | null }[] = [];
    server.use(
      http.post('*/api/v1/elections', async ({ request }) => {
        sent.push({
          body: await request.json(),
          key: request.headers.get('Idempotency-Key'),
        });
        return HttpResponse.json({ id: 'e1', pairing_id: 'b1', mentor_name: 'Amina' });
      }),
      http.get('*/api/v1/elections/e1', () =>
        HttpResponse.json({
          id: 'e1',
          call_id: 'c1',
          offer_id: 'o2',
          pairing_id: 'b1',
          mentee_name: 'Léa',
          mentor_name: 'Amina',
          cast_at: '2026-03-02T10:00:00Z',
        }),
      ),
    );
    await renderApp('/offres');
    const dialog = await open('Amina');
    expect(dialog).toHaveTextContent('Vous et Amina formez un binôme');
    expect(dialog).toHaveTextContent('Vos autres propositions se referment');
    expect(sent).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Oui, je choisis Amina' }));
    await screen.findByRole('heading', { level: 1, name: 'Vous avez choisi Amina' });
    expect(sent).toEqual([
      { body: { offer_id: 'o2' }, key: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
    expect(screen.getByRole('link', { name: 'Aller à notre binôme' })).toHaveAttribute(
      'href',
      '/binome/b1',
    );
  });

  test('“not yet” sends nothing', async () => {
    give(four());
    await renderApp('/offres');
    const dialog = await open('Nora');
    // An election now would be an unhandled request, and fail the test.
    await userEvent.click(within(dialog).getByRole('button', { name: 'Pas encore' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('lost by an instant is said kindly, in the dialog, and the other offers stay', async () => {
    give(four());
    server.use(http.post('*/api/v1/elections', () => problem(409, 'mentor-full')));
    await renderApp('/offres');
    const dialog = await open('Chloé');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Oui, je choisis Chloé' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /Vos autres propositions restent ouvertes/,
    );
    expect(await card('Nora')).toBeVisible();
  });
});

test('actions that the view does not give are not shown', async () => {
  give([offer('o1', 'Nora', { actions: ['ask'] })]);
  await renderApp('/offres');
  const nora = await card('Nora');
  expect(within(nora).queryByRole('button')).toBeNull();
});

test('a question that could not be sent keeps its words', async () => {
  server.use(
    ...surroundings,
    http.get('*/api/v1/offers/o1', () => HttpResponse.json(offer('o1', 'Nora'))),
    http.get('*/api/v1/offers/o1/messages', () => HttpResponse.json(page([]))),
    http.post('*/api/v1/offers/o1/messages', () => problem(503, 'unavailable')),
  );
  await renderApp('/offres/o1');
  const box = await screen.findByRole('textbox', { name: 'Votre question à Nora' });
  await userEvent.type(box, 'Êtes-vous libre le soir ?');
  await userEvent.click(screen.getByRole('button', { name: 'Envoyer' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/momentanément indisponible/);
  expect(box).toHaveValue('Êtes-vous libre le soir ?');
});
