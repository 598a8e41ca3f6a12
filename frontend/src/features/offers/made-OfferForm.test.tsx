import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptToken, forgetSession, session } from '../../auth/session';
import { renderApp } from '../../test/renderApp';
import { call, me, page, refusal, surroundings } from '../../test/world';

let received: { key: string | null; body: Record<string, unknown> }[] = [];
const server = setupServer(
  ...surroundings(me('mentor')),
  http.get('*/api/v1/calls', () => page([])),
  http.get('*/api/v1/calls/:id', ({ params }) =>
    HttpResponse.json(call(String(params.id), 'Amina')),
  ),
  http.get('*/api/v1/offers', () => page([])),
  http.get('*/api/v1/pairings', () => page([{ id: 'p', status: 'active' }])),
  http.get('*/api/v1/applicants', () =>
    page([{ id: 'm', role: 'mentor', status: 'admitted', capacity: 2, actions: [] }]),
  ),
);
/** Answers of POST /offers, first to last. */
const answers = (...responses: (() => Response)[]) =>
  server.use(
    http.post('*/api/v1/offers', async ({ request }) => {
      received.push({
        key: request.headers.get('Idempotency-Key'),
        body: (await request.json()) as Record<string, unknown>,
      });
      return responses[Math.min(received.length, responses.length) - 1]?.() ?? HttpResponse.error();
    }),
  );
const created = () => HttpResponse.json({ id: 'o1' }, { status: 201 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  received = [];
  acceptToken({ access_token: 't', expires_in: 600 });
});
afterEach(() => {
  server.resetHandlers();
  forgetSession();
  session.set('unknown');
});

const why = 'J’ai changé de voie à 34 ans, et vos mots sur les entretiens sont les miens. '.repeat(
  3,
);
const box = (name: RegExp) => screen.findByRole('textbox', { name }, { timeout: 5000 });
const send = () => userEvent.click(screen.getByRole('button', { name: 'Envoyer ma proposition' }));
const fill = async () => {
  await userEvent.click(await box(/Pourquoi vous/));
  await userEvent.paste(why);
  await userEvent.click(await box(/Comment vous pouvez/));
  await userEvent.paste('Relire votre CV.');
  await userEvent.click(screen.getByRole('radio', { name: 'Tous les mois' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'En visio' }));
};

describe('the offer form', () => {
  test('says what she promised and what is left', async () => {
    await renderApp('/appels/c-places');
    expect(await screen.findByText(/Vous avez promis 2 places/)).toHaveTextContent(
      /Il vous en reste 1/,
    );
  });

  test('names each missing answer, leads to it and sends nothing', async () => {
    answers(created);
    await renderApp('/appels/c-missing');
    await userEvent.click(await box(/Pourquoi vous/));
    await userEvent.paste('Trop court');
    await send();
    const summary = await screen.findByRole('alert');
    expect(summary).toHaveFocus();
    expect(within(summary).getAllByRole('link')).toHaveLength(4);
    expect(await box(/Pourquoi vous/)).toHaveAccessibleDescription(/il manque 140 caractères/);
    await userEvent.click(within(summary).getByRole('link', { name: /façon de vous parler/ }));
    expect(screen.getByRole('checkbox', { name: 'En visio' })).toHaveFocus();
    expect(received).toHaveLength(0);
  });

  test('a text sent before is refused at its field; nothing typed is lost, the mended one goes', async () => {
    answers(
      () =>
        refusal(422, 'offer-repeats-another', [
          { pointer: '/why', code: 'repeats', detail: 'identical' },
        ]),
      created,
    );
    const { router } = await renderApp('/appels/c-repeat');
    await fill();
    await send();
    await waitFor(async () =>
      expect(await box(/Pourquoi vous/)).toHaveAccessibleDescription(/même que dans une autre/),
    );
    expect(await box(/Pourquoi vous/)).toHaveValue(why);
    expect(await box(/Comment vous pouvez/)).toHaveValue('Relire votre CV.');
    await userEvent.type(await box(/Pourquoi vous/), ' Et vous, en particulier.');
    await send();
    await waitFor(() => expect(router.state.location.pathname).toBe('/mes-offres'));
    expect(received[1]?.body).toMatchObject({
      call_id: 'c-repeat',
      rhythm: 'month',
      ways: ['video'],
      limits: null,
      talk_first: false,
    });
    expect(received[1]?.key).not.toBe(received[0]?.key);
  });

  test('a lost answer is asked again under the same key', async () => {
    answers(() => HttpResponse.error(), created);
    const { router } = await renderApp('/appels/c-lost');
    await fill();
    await send();
    expect(await screen.findByText(/Le serveur ne répond pas/)).toBeVisible();
    await send();
    await waitFor(() => expect(router.state.location.pathname).toBe('/mes-offres'));
    expect(received[0]?.key).toBeTruthy();
    expect(received[1]?.key).toBe(received[0]?.key);
  });

  test('what she began waits for her while she reads another call', async () => {
    const { router } = await renderApp('/appels/c-draft');
    await userEvent.click(await box(/Comment vous pouvez/));
    await userEvent.paste('Répéter un entretien.');
    await router.navigate({ to: '/appels/$id', params: { id: 'c-other' } });
    await waitFor(async () => expect(await box(/Comment vous pouvez/)).toHaveValue(''));
    await router.navigate({ to: '/appels/$id', params: { id: 'c-draft' } });
    await waitFor(async () =>
      expect(await box(/Comment vous pouvez/)).toHaveValue('Répéter un entretien.'),
    );
    expect(screen.getByText(/Vous aviez commencé à lui écrire/)).toBeVisible();
  });

  test('a new charter is accepted in place, then the same offer goes (T13)', async () => {
    answers(() => refusal(409, 'charter-not-current'), created);
    let accepted: unknown;
    server.use(
      http.get('*/api/v1/charters/current', () =>
        HttpResponse.json({ version: 4, html: { fr: '<p>La charte</p>', en: '' } }),
      ),
      http.post('*/api/v1/charter-acceptances', async ({ request }) => {
        accepted = await request.json();
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { router } = await renderApp('/appels/c-charter');
    await fill();
    await send();
    const accept = await screen.findByRole('button', { name: /j’accepte la version/ });
    await waitFor(() => expect(accept).not.toHaveAttribute('aria-disabled'));
    await userEvent.click(accept);
    await waitFor(() => expect(router.state.location.pathname).toBe('/mes-offres'));
    expect(accepted).toEqual({ version: 4 });
    expect(received[1]?.body.why).toBe(why.trim());
  });
});
