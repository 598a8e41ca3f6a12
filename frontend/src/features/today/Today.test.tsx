import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { applicant, offer, page, pairing } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { call, me, refusal, surroundings } from '../../test/world';

let mine: Schemas['ApplicantView'][] = [];
let calls: Schemas['CallView'][] = [];
let offers: Schemas['OfferView'][] = [];
let pairs: Schemas['PairingView'][] = [];
const { server } = serve(
  ...surroundings(me('mentee')),
  http.get('*/api/v1/applicants', () => HttpResponse.json(page(mine))),
  http.get('*/api/v1/calls/mine', () => HttpResponse.json(page(calls))),
  http.get('*/api/v1/offers', () => HttpResponse.json(page(offers))),
  http.get('*/api/v1/pairings', () => HttpResponse.json(page(pairs))),
);
beforeEach(() => {
  mine = [applicant({ status: 'admitted', answers: { first_name: 'Léa' } })];
  calls = [];
  offers = [];
  pairs = [];
});
/** The title of her next step, and where its button leads. */
const next = async (link: string) => {
  await renderApp('/accueil');
  const act = await screen.findByRole('link', { name: link });
  const step = act.closest('section') as HTMLElement;
  return [within(step).getByRole('heading', { level: 2 }).textContent, act.getAttribute('href')];
};
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('a mentee’s next step', () => {
  test('admitted: open a call', async () => {
    expect(await next('Préparer mon appel')).toEqual(['Ouvrez votre appel', '/appel']);
    expect(screen.getByRole('heading', { level: 1, name: 'Bonjour Léa' })).toBeVisible();
  });
  test('waiting: how long, and why nothing is wrong', async () => {
    calls = [{ ...call('c1', 'Léa'), waiting_since: daysAgo(9) }];
    expect(await next('Relire mon appel')).toEqual([
      expect.stringMatching(/9 jours d’attente/),
      '/appel',
    ]);
    expect(screen.getByText(/ordre juste/)).toBeVisible();
    expect(screen.getByText(/L’équipe voit aussi/)).toBeVisible();
  });
  test('paused: its place is kept', async () => {
    calls = [{ ...call('c1', 'Léa'), status: 'paused' }];
    expect(await next('Reprendre mon appel')).toEqual([
      expect.stringMatching(/garde votre place/),
      '/appel',
    ]);
  });
  test('offers: who, and until when', async () => {
    calls = [call('c1', 'Léa')];
    offers = [
      offer('o1', 'Nora', { expires_at: daysAgo(-9) }),
      offer('o2', 'Inès', { expires_at: daysAgo(-2) }),
    ];
    expect(await next('Lire les propositions')).toEqual([
      expect.stringMatching(/2 marraines se proposent/),
      '/offres',
    ]);
    expect(screen.getByText('Inès')).toBeVisible();
    expect(screen.getByText(/La première se referme/)).toHaveTextContent(/après-demain|dans 2/);
  });
  test('a pair comes before all else', async () => {
    offers = [offer('o1', 'Nora')];
    pairs = [pairing({ next_step: 'say_hello' })];
    expect(await next('Aller à notre binôme')).toEqual(['Dites bonjour à Nora', '/binome/b1']);
  });
});

test.each<[Schemas['ApplicantStatus'], RegExp]>([
  ['draft', /Elle vous attend/],
  ['needs_info', /vous demande une précision/],
  ['submitted', /entre de bonnes mains/],
  ['declined', /Pas cette fois/],
  ['suspended', /participation est suspendue/],
])('a candidacy that is %s says what it waits for', async (status, says) => {
  mine = [applicant({ status })];
  await renderApp('/accueil');
  expect(await screen.findByRole('heading', { level: 2, name: says })).toBeVisible();
});

test('nothing yet: both doors', async () => {
  mine = [];
  server.use(http.get('*/api/v1/me', () => HttpResponse.json(me())));
  expect(await next('Choisir mon côté')).toEqual(['Votre première case', '/candidature']);
});

test('a failure is said in words', async () => {
  server.use(http.get('*/api/v1/calls/mine', () => refusal(403, 'forbidden')));
  await renderApp('/accueil');
  expect(await screen.findByRole('alert')).toBeVisible();
});
