import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { chooseLocale } from '../i18n';
import { remember } from '../lib/storage';
import { applicant, offer } from '../test/mentee';
import { renderApp } from '../test/renderApp';
import { serve } from '../test/server';
import { call, me, page, surroundings } from '../test/world';
import { commonSet, elides, termSetOf } from './terms';

describe('the set of a noun', () => {
  test.each([
    ['marraine', 'feminine'],
    ['filleule', 'feminine'],
    ['mentore', 'feminine'],
    ['mentorée', 'feminine'],
    ['tutrice', 'feminine'],
    ['étudiante', 'feminine'],
    ['personne accompagnée', 'feminine'],
    ['grande sœur', 'feminine'],
    ['mentor', 'masculine'],
    ['parrain', 'masculine'],
    ['filleul', 'masculine'],
    ['tuteur', 'masculine'],
    ['apprenti', 'masculine'],
    ['élève', 'epicene'],
    ['bénévole', 'epicene'],
    ['guide', 'epicene'],
    ['mentor ou mentore', 'epicene'],
    ['mentor·e', 'epicene'],
    ['filleul(e)', 'epicene'],
    ['mentor/mentore', 'epicene'],
  ])('%s is %s', (noun, set) => {
    expect(termSetOf(noun)).toBe(set);
  });
  test('two that differ agree with neither', () => {
    expect(commonSet('feminine', 'feminine')).toBe('feminine');
    expect(commonSet('feminine', 'masculine')).toBe('epicene');
  });
  test('an article is elided before a vowel', () => {
    expect(['élève', 'apprenti', 'mentor', 'yeux'].map(elides)).toEqual([true, true, false, false]);
  });
});

const noun = (singular: string, plural: string, en: string): Schemas['Noun'] => ({
  singular: { fr: singular, en },
  plural: { fr: plural, en: `${en}s` },
});
const sets = {
  feminine: [noun('filleule', 'filleules', 'mentee'), noun('marraine', 'marraines', 'mentor')],
  masculine: [noun('filleul', 'filleuls', 'mentee'), noun('parrain', 'parrains', 'mentor')],
  epicene: [noun('élève', 'élèves', 'pupil'), noun('guide', 'guides', 'guide')],
} as const;
type SetName = keyof typeof sets;

const { server } = serve(
  ...surroundings(me('mentee')),
  http.get('*/api/v1/charters/current', () => new HttpResponse(null, { status: 404 })),
  http.get('*/api/v1/applicants', () => page([applicant({ status: 'admitted' })])),
  http.get('*/api/v1/calls/mine', () => page([call('c1', 'Léa')])),
  http.get('*/api/v1/pairings', () => page([])),
  http.get('*/api/v1/offers/:id', () => HttpResponse.json(offer('o1', 'Claude'))),
);
const open = async (address: string, set: SetName, offers: Schemas['OfferView'][] = []) => {
  const [mentee_noun, mentor_noun] = sets[set];
  server.use(
    http.get('*/api/v1/programme', () =>
      HttpResponse.json({
        name: 'Marelle',
        time_zone: 'Europe/Paris',
        applications_open: { mentee: true, mentor: true },
        mentee_noun,
        mentor_noun,
      }),
    ),
    http.get('*/api/v1/offers', () => page(offers)),
  );
  await renderApp(address);
  return screen.getByRole('main');
};
const plain = (element: HTMLElement) => element.textContent?.replace(/\s/g, ' ') ?? '';

describe('sentences follow the programme’s words', () => {
  test.each<[SetName, string[]]>([
    [
      'feminine',
      [
        'Des femmes de la tech proposent',
        'choisissez votre marraine',
        'Trouver une marraine',
        'Des marraines vous écrivent',
        'Une étudiante qui doute, une collègue',
      ],
    ],
    [
      'masculine',
      [
        'Des gens de la tech proposent',
        'choisissez votre parrain',
        'Trouver un parrain',
        'Des parrains vous écrivent',
        'Un étudiant qui doute, un collègue',
      ],
    ],
    [
      'epicene',
      [
        'Des gens de la tech proposent',
        'choisissez votre guide',
        'Trouver un ou une guide',
        'Des guides vous écrivent',
        'Quelqu’un qui doute, quelqu’un',
      ],
    ],
  ])('at home: %s', async (set, sentences) => {
    const main = await open('/', set);
    await within(main).findByText(new RegExp(sentences[2] ?? ''));
    for (const sentence of sentences) expect(plain(main)).toContain(sentence);
  });

  test.each<[SetName, string[]]>([
    ['feminine', ['Une marraine, une filleule', 'La filleule mène', 'Prête à poser']],
    ['masculine', ['Un parrain, un filleul', 'Le filleul mène', 'Prêt à poser']],
    ['epicene', ['Un ou une guide, un ou une élève', 'L’élève mène', 'Envie de poser']],
  ])('in the guide: %s', async (set, sentences) => {
    const main = await open('/guide', set);
    await within(main).findByText(new RegExp(sentences[2] ?? ''));
    for (const sentence of sentences) expect(plain(main)).toContain(sentence);
  });

  test.each<[SetName, string, string]>([
    ['feminine', '2 marraines se proposent', 'Choisir Claude comme marraine'],
    ['masculine', '2 parrains se proposent', 'Choisir Claude comme parrain'],
    ['epicene', '2 guides se proposent', 'Choisir Claude comme guide'],
  ])('where she chooses: %s', async (set, title, question) => {
    await open('/offres', set, [offer('o1', 'Claude'), offer('o2', 'Nora')]);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
    const [choose] = await screen.findAllByRole('button', { name: /Choisir Claude/ });
    await userEvent.click(choose as HTMLElement);
    expect(plain(await screen.findByRole('dialog'))).toContain(question);
  });

  test.each<[SetName, string, string]>([
    ['feminine', 'À elles de choisir', 'Elle a trouvé quelqu’un'],
    ['masculine', 'À eux de choisir', 'Il a trouvé quelqu’un'],
    ['epicene', 'Le choix viendra', 'Une autre rencontre s’est faite'],
  ])('what a mentor reads of her offers: %s', async (set, lede, state) => {
    const main = await open('/mes-offres', set, [offer('o1', 'Nora', { status: 'not_elected' })]);
    expect(await within(main).findByText(state)).toBeVisible();
    expect(plain(main)).toContain(lede);
  });

  test('no set leaves a feminine word behind where another was chosen', async () => {
    for (const address of ['/', '/guide', '/faq', '/charte', '/confidentialite', '/candidature']) {
      const main = await open(address, 'epicene');
      await within(main).findAllByText(/guide/i);
      expect(plain(main)).not.toMatch(/marraine|filleule|prête\b|admise/i);
      document.body.innerHTML = '';
    }
  });

  test('English says the same whatever the French agrees with', async () => {
    const main = await open('/offres', 'masculine', [offer('o1', 'Claude'), offer('o2', 'Nora')]);
    await act(() => chooseLocale('en'));
    expect(
      await within(main).findByRole('heading', { level: 1, name: /2 mentors made an offer/ }),
    ).toBeVisible();
    await chooseLocale('fr');
    remember('locale', null);
  });
});
