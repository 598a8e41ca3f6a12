import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { acceptToken, forgetSession, session } from '../../auth/session';
import { renderApp } from '../../test/renderApp';
import { me, refusal, surroundings } from '../../test/world';
import { pointsOf } from './points';
import { bodyOf, formOf, keyOfPointer } from './settingsFields';

const noun = (fr: string, en: string): Schemas['Noun'] => ({
  singular: { fr, en },
  plural: { fr: `${fr}s`, en: `${en}s` },
});
const first: Schemas['ProgrammeSettings'] = {
  name: 'Marelle',
  tagline: { fr: 'À deux', en: 'Together' },
  mentee_noun: noun('filleule', 'mentee'),
  mentor_noun: noun('marraine', 'mentor'),
  time_zone: 'Europe/Paris',
  hashtag: 'Marelle',
  contact_email: 'bonjour@exemple.fr',
  applications_open: { mentee: true, mentor: false },
  offers_per_mentor: 5,
  offers_per_call: 5,
  offer_days: 21,
  offer_extension_days: 14,
  call_reconfirm_days: 60,
  version: 3,
};
let saved = first;
let sent: { match: string | null; body: Record<string, unknown> }[] = [];
const server = setupServer(
  ...surroundings(me('organiser')),
  http.get('*/api/v1/admin/settings', () => HttpResponse.json(saved)),
  http.get('*/api/v1/charters/current', () => refusal(503, 'unavailable')),
  http.put('*/api/v1/admin/settings', async ({ request }) => {
    const body = (await request.json()) as Omit<Schemas['ProgrammeSettings'], 'version'>;
    const match = request.headers.get('If-Match');
    sent.push({ match, body });
    if (body.name === '')
      return refusal(422, 'validation-failed', [
        { pointer: '/name', code: 'length', detail: 'Give a name of 1 to 120 characters.' },
      ]);
    if (match !== `"${saved.version}"`) return refusal(412, 'precondition-failed');
    saved = { ...body, version: saved.version + 1 };
    return HttpResponse.json(saved);
  }),
);
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  saved = first;
  sent = [];
  acceptToken({ access_token: 't', expires_in: 600 });
});
afterEach(() => {
  forgetSession();
  session.set('unknown');
});

// By label: the list of time zones makes every search by role slow.
const box = (name: string) => screen.findByLabelText(name);
const write = async (name: string, value: string) => {
  await userEvent.clear(await box(name));
  await userEvent.click(await box(name));
  if (value) await userEvent.paste(value);
};
const save = () => userEvent.click(screen.getByText('Enregistrer les réglages'));

describe('the settings', () => {
  test('are saved over the version they were read from', async () => {
    await renderApp('/organisation/reglages');
    await write('Durée d’une proposition, en jours', '28');
    expect(screen.getByText('1 réglage changé')).toBeVisible();
    await save();
    await waitFor(() => expect(saved.version).toBe(4));
    expect(sent[0]).toMatchObject({ match: '"3"', body: { offer_days: 28, name: 'Marelle' } });
    expect(await screen.findByText('Aucun changement à enregistrer')).toBeVisible();
  });

  test('a colleague saved first: hers is compared, mine is kept, saving again is knowing', async () => {
    await renderApp('/organisation/reglages');
    await write('Nom du programme', 'Marelle Ouest');
    await write('Mot-dièse', 'Ouest');
    saved = { ...first, name: 'Marelle Sud', offer_days: 30, hashtag: 'Sud', version: 4 };
    await save();
    const conflict = await screen.findByText(/Quelqu’un a modifié les réglages/);
    const box412 = conflict.closest('[role=alert]') as HTMLElement;
    // What only she changed is taken; what both changed waits for a choice; what I typed stays.
    expect(await box('Durée d’une proposition, en jours')).toHaveValue('30');
    expect(await box('Nom du programme')).toHaveValue('Marelle Ouest');
    expect(box412).toHaveTextContent('Marelle Sud');
    expect(saved.name).toBe('Marelle Sud');
    await userEvent.click(
      within(box412).getByRole('button', { name: 'Prendre sa version : Mot-dièse' }),
    );
    expect(await box('Mot-dièse')).toHaveValue('Sud');
    await save();
    await waitFor(() => expect(saved.version).toBe(5));
    expect(sent[1]?.match).toBe('"4"');
    expect(saved).toMatchObject({ name: 'Marelle Ouest', hashtag: 'Sud', offer_days: 30 });
    expect(screen.queryByText(/Quelqu’un a modifié les réglages/)).toBeNull();
  });

  test('a refusal leads to its field', async () => {
    await renderApp('/organisation/reglages');
    await write('Nom du programme', '');
    await save();
    await waitFor(async () => expect(await box('Nom du programme')).toBeInvalid());
    expect(screen.getByRole('link', { name: 'Écrivez entre 1 et 120 caractères' })).toBeVisible();
  });
});

test('the form and the document are the same thing', () => {
  const { version, ...body } = first;
  expect(bodyOf(formOf(first), first)).toEqual(body);
  expect(version).toBe(3);
  expect(keyOfPointer('/mentee_noun/plural/fr')).toBe('mentee_noun.plural.fr');
  expect(keyOfPointer('/nowhere')).toBeUndefined();
});

test('what suggestions compare is there to read: questions and points', async () => {
  await renderApp('/organisation/reglages');
  const table = await screen.findByRole('table', { name: 'Comparaisons et points' });
  const rows = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.lastElementChild?.textContent).join(' | '));
  expect(rows).toEqual([
    'Les sujets où l’aide est souhaitée | Sujets | 62',
    expect.stringMatching(/^L’expérience et le parcours \| Aucune\s: pas comparé \| 14$/),
    'Les domaines | Domaines | 11',
    'Les moments, le rythme et le lieu | Rythme souhaité | 9',
    'Les souhaits des deux côtés | Situation | 4',
  ]);
  expect(screen.getByText(/il en faut en commun\s: Langues et Façons d’échanger\./)).toBeVisible();
});

test('weights become points that add up to 100, ties to what is shown first', () => {
  const none = { needs: 0, help: 0, values: 0, experience: 0, interests: 0, ease: 0, wishes: 0 };
  const points = (weights: Partial<typeof none>) =>
    pointsOf({ ...none, ...weights }).map((one) => one.points);
  expect(points({ needs: 1, help: 1, values: 1 })).toEqual([34, 33, 33, 0, 0, 0, 0]);
  expect(
    points({ needs: 45, help: 15, values: 12, experience: 10, interests: 8, ease: 7, wishes: 3 }),
  ).toEqual([45, 15, 12, 10, 8, 7, 3]);
  expect(points({})).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
