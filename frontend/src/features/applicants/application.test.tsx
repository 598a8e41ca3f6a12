import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptToken, forgetSession } from '../../auth/session';
import { applicant, page, problem, surroundings } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => acceptToken({ access_token: 't', expires_in: 600 }));
afterEach(() => {
  server.resetHandlers();
  forgetSession();
});
afterAll(() => server.close());

interface Patch {
  match: string | null;
  answers: Record<string, unknown>;
}

/** A server that keeps one candidacy. */
const keep = (start: ReturnType<typeof applicant> | undefined) => {
  let kept = start;
  const patches: Patch[] = [];
  const keys: (string | null)[] = [];
  server.use(
    ...surroundings,
    http.get('*/api/v1/applicants', () => HttpResponse.json(page(kept ? [kept] : []))),
    http.post('*/api/v1/applicants', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      kept = applicant();
      return HttpResponse.json(kept, { status: 201 });
    }),
    http.patch('*/api/v1/applicants/a1', async ({ request }) => {
      const { answers } = (await request.json()) as Patch;
      patches.push({ match: request.headers.get('If-Match'), answers });
      const before = kept ?? applicant();
      kept = {
        ...before,
        version: before.version + 1,
        answers: { ...before.answers, ...answers },
        missing: before.missing.filter((key) => answers[key] == null),
      };
      return HttpResponse.json(kept);
    }),
    http.post('*/api/v1/applicants/a1/submission', () => {
      kept = {
        ...(kept ?? applicant()),
        status: 'submitted',
        submitted_at: '2026-03-01T14:00:00Z',
      };
      return HttpResponse.json(kept);
    }),
  );
  /** As another device would. */
  const change = (more: Partial<ReturnType<typeof applicant>>) => {
    kept = { ...(kept ?? applicant()), ...more };
  };
  return { patches, keys, change };
};

const title = (name: string) => screen.findByRole('heading', { level: 1, name });
const go = () => userEvent.click(screen.getByRole('button', { name: 'Continuer' }));

test('from the first question to the sent application', async () => {
  const { patches, keys } = keep(undefined);
  await renderApp('/candidature/mentee');
  await title('Comment vous appelez-vous ?');
  expect(screen.getByText('Étape 1 sur 4')).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: 'Prénom' }), 'Léa');
  await go();
  await title('Que cherchez-vous ?');
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(patches).toEqual([{ match: '"1"', answers: { first_name: 'Léa', pronouns: null } }]);
  expect(screen.getByRole('button', { name: 'Continuer' }).parentElement).toHaveTextContent(
    'Brouillon enregistré à 14:32',
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'Vos mots' }), 'x'.repeat(20));
  await go();
  await title('Comment échanger ?');
  await userEvent.click(screen.getByRole('checkbox', { name: 'En visio' }));
  await go();
  await title('Relisez avant d’envoyer');
  expect(patches.map(({ match }) => match)).toEqual(['"1"', '"2"', '"3"']);
  await userEvent.click(screen.getByRole('button', { name: 'Envoyer ma candidature' }));
  await title('Bien reçu, merci');
});

describe('a draft', () => {
  test('is taken up at its first unanswered page', async () => {
    keep(applicant({ answers: { first_name: 'Léa' }, missing: ['looking_for', 'ways'] }));
    const { router } = await renderApp('/candidature/mentee');
    await title('Que cherchez-vous ?');
    await waitFor(() => expect(router.state.location.search).toEqual({ etape: 'search' }));
  });

  test('keeps what was typed when she goes back, sent or not', async () => {
    keep(applicant({ answers: { first_name: 'Léa' }, missing: ['looking_for', 'ways'] }));
    await renderApp('/candidature/mentee');
    await title('Que cherchez-vous ?');
    await userEvent.type(screen.getByRole('textbox', { name: 'Vos mots' }), 'Pas encore fini');
    await userEvent.click(screen.getByRole('button', { name: 'Retour' }));
    await title('Comment vous appelez-vous ?');
    expect(screen.getByRole('textbox', { name: 'Prénom' })).toHaveValue('Léa');
    await go();
    await title('Que cherchez-vous ?');
    expect(screen.getByRole('textbox', { name: 'Vos mots' })).toHaveValue('Pas encore fini');
  });

  test('is not saved with an answer the questionnaire refuses', async () => {
    const { patches } = keep(applicant({ missing: ['looking_for', 'ways'] }));
    await renderApp('/candidature/mentee');
    await title('Que cherchez-vous ?');
    await userEvent.type(screen.getByRole('textbox', { name: 'Vos mots' }), 'Trop court');
    await go();
    const summary = screen.getByRole('alert', { name: 'Un point à corriger' });
    expect(summary).toHaveFocus();
    expect(summary).toHaveTextContent('Ajoutez encore 10 caractères');
    expect(screen.getByRole('textbox', { name: 'Vos mots' })).toBeInvalid();
    expect(patches).toEqual([]);
  });

  test('changed elsewhere meanwhile: says so, keeps her words, goes through the second time', async () => {
    const { patches, change } = keep(applicant({ missing: ['looking_for', 'ways'] }));
    server.use(
      http.patch('*/api/v1/applicants/a1', () => problem(412, 'precondition-failed'), {
        once: true,
      }),
    );
    await renderApp('/candidature/mentee');
    await title('Que cherchez-vous ?');
    change({ version: 7 });
    const words = screen.getByRole('textbox', { name: 'Vos mots' });
    await userEvent.type(words, 'Je cherche une marraine patiente');
    await go();
    await screen.findByRole('alert');
    expect(words).toHaveValue('Je cherche une marraine patiente');
    await go();
    await title('Comment échanger ?');
    expect(patches.map(({ match }) => match)).toEqual(['"7"']);
  });

  test('an answer the server refuses is shown at its field', async () => {
    keep(applicant({ missing: ['looking_for', 'ways'] }));
    server.use(
      http.patch('*/api/v1/applicants/a1', () =>
        problem(422, 'invalid', [
          { pointer: '/answers/looking_for', code: 'invalid', detail: 'Retirez les liens.' },
        ]),
      ),
    );
    await renderApp('/candidature/mentee');
    await title('Que cherchez-vous ?');
    const words = screen.getByRole('textbox', { name: 'Vos mots' });
    await userEvent.type(words, 'Voir https://exemple.fr, tout y est');
    await go();
    await waitFor(() => expect(words).toHaveAccessibleDescription(/Retirez les liens\./));
  });

  test('says what is missing before sending, with the way there', async () => {
    keep(applicant({ answers: { first_name: 'Léa' }, missing: ['ways'] }));
    await renderApp('/candidature/mentee?etape=verification');
    await title('Relisez avant d’envoyer');
    expect(screen.queryByRole('button', { name: 'Envoyer ma candidature' })).toBeNull();
    await userEvent.click(screen.getByRole('link', { name: 'Comment échanger ?' }));
    await title('Comment échanger ?');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Par messagerie' }));
    await go();
    await title('Relisez avant d’envoyer');
    expect(screen.getByRole('button', { name: 'Envoyer ma candidature' })).toBeVisible();
  });
});

test('a request for details shows the words and the way back', async () => {
  keep(
    applicant({ status: 'needs_info', review_words: 'Et votre école ?', missing: [], answers: {} }),
  );
  await renderApp('/candidature/mentee');
  await title('Une précision, et c’est reparti');
  expect(screen.getByText('Et votre école ?')).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: 'Compléter et renvoyer' }));
  await title('Relisez avant d’envoyer');
});
