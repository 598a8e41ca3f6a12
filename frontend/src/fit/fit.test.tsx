import { i18n } from '@lingui/core';
import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activate, messagesOf } from '../i18n';
import { useLabels } from '../shell/useLabels';
import { renderUi } from '../test/render';
import { serve } from '../test/server';
import { fitView, me, questionnaire, surroundings } from '../test/world';
import { CallFit } from './CallFit';
import { CallReasons } from './CallReasons';
import type { Reason, ReasonCode, Side } from './types';
import { useReasons } from './useReasons';

const { server } = serve(...surroundings(me('mentor')));
beforeEach(async () => {
  await activate('fr');
  await messagesOf('fit')();
});
afterEach(() => activate('fr'));

/** Every code with values as the server sends them; a new code does not compile until it is here. */
const values: Record<ReasonCode, string[]> = {
  topics_covered: ['confidence', 'first_job'],
  topics_not_covered: ['first_job'],
  help_offered: ['listening'],
  help_not_offered: ['reviewing'],
  values_close: [],
  values_apart: [],
  years_ahead: ['5'],
  many_years_ahead: ['16'],
  similar_experience: [],
  paths_shared: ['self taught'],
  interests_shared: ['web'],
  no_interest_shared: [],
  slots_shared: ['evenings'],
  no_slot_shared: [],
  rhythm_shared: ['month'],
  rhythm_flexible: [],
  region_shared: ['Rhône'],
  other_region: [],
  mentor_wish_met: ['student'],
  mentor_wish_not_met: ['student'],
  mentee_wish_met: ['same_region'],
  mentee_wish_not_met: ['same_path'],
  languages_shared: ['fr'],
  ways_shared: ['video', 'phone'],
  check_language: [],
  check_way: [],
  check_place: [],
  check_rhythm: [],
  check_mentees_criteria: [],
  check_mentors_criteria: [],
  talk_about_wishes: ['parent', 'other'],
};
const all: Reason[] = Object.entries(values).map(([code, told]) => ({
  code: code as ReasonCode,
  values: told,
}));

const Sentences = ({ side }: { side: Side }) => {
  const say = useReasons(side);
  const { isPending } = useLabels();
  if (isPending) return null;
  return (
    <ol>
      {all.map((reason) => (
        <li key={reason.code}>{say(reason, side === 'mentor' ? 'Zélie' : 'Nora')}</li>
      ))}
    </ol>
  );
};

/** Ordinary spaces, so that the expected texts can be read and typed. */
const plain = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
const sentences = async (side: Side, locale: 'fr' | 'en') => {
  await activate(locale);
  i18n.activate(locale);
  renderUi(<Sentences side={side} />);
  return (await screen.findAllByRole('listitem')).map((item) => plain(item.textContent));
};

describe('every reason is a sentence', () => {
  test('for the mentor, in French', async () => {
    expect(await sentences('mentor', 'fr')).toMatchInlineSnapshot(`
      [
        "Zélie aimerait de l’aide sur des sujets que vous aimez aborder : confiance en soi et premier emploi.",
        "Zélie aimerait aussi de l’aide sur un sujet que vous n’avez pas choisi : premier emploi.",
        "Zélie cherche une aide que vous proposez : listening.",
        "Zélie cherche aussi une aide que vous n’avez pas choisi de proposer : reviewing.",
        "Vos valeurs et vos façons de travailler se ressemblent.",
        "Vos valeurs et vos façons de travailler diffèrent : autant en parler tôt.",
        "Vous avez 5 ans d’expérience de plus : assez pour aider, pas assez pour avoir oublié.",
        "Vous avez 16 ans d’expérience de plus : vos débuts étaient peut-être bien différents.",
        "Vous n’avez guère plus d’années d’expérience : ce serait un échange entre pairs.",
        "Vous avez pris le même chemin : self taught.",
        "Vous avez un domaine en commun : web.",
        "Vous venez de domaines différents.",
        "Vous êtes libres aux mêmes moments : evenings.",
        "Vous n’êtes pas libres aux mêmes moments.",
        "Le même rythme vous convient : tous les mois.",
        "Vos rythmes ne sont pas tout à fait les mêmes, mais ils peuvent s’accorder.",
        "Vous vivez dans le même coin : Rhône.",
        "Vous ne vivez pas au même endroit.",
        "Vous souhaitez accompagner quelqu’un dans cette situation : étudiante.",
        "Vous pensiez plutôt à d’autres situations.",
        "Zélie cherche quelqu’un de sa région, et vous y vivez.",
        "Zélie aimerait quelqu’un au parcours semblable, et le vôtre est différent.",
        "Vous avez une langue en commun : français.",
        "Les mêmes façons de vous parler vous conviennent : en visio et au téléphone.",
        "La langue de vos échanges reste à choisir.",
        "La façon de vous parler reste à choisir.",
        "Vous aimeriez vous voir en personne : reste à savoir où.",
        "Le rythme de vos échanges reste à convenir.",
        "Zélie a posé des conditions : voyez ensemble ce qu’il en est.",
        "Vous avez posé des conditions : voyez ensemble ce qu’il en est.",
        "Dans l’idéal, Zélie cherche une marraine qui… « parent ».",
      ]
    `);
  });
  test('for the mentor, in English', async () => {
    expect(await sentences('mentor', 'en')).toMatchInlineSnapshot(`
      [
        "Zélie would like help with topics you like to talk about: confiance en soi and premier emploi.",
        "Zélie would also like help with a topic you did not choose: premier emploi.",
        "Zélie is looking for help that you offer: listening.",
        "Zélie is also looking for help that you did not choose to offer: reviewing.",
        "Your values and ways of working are alike.",
        "Your values and ways of working differ: better to talk about it early.",
        "You have 5 more years of experience: enough to help, not enough to have forgotten.",
        "You have 16 more years of experience: your beginnings were perhaps very different.",
        "You have hardly more years of experience: it would be a talk between peers.",
        "You came by the same path: self taught.",
        "You have a field in common: web.",
        "You come from different fields.",
        "You are free at the same times: evenings.",
        "You are not free at the same times.",
        "The same rhythm suits you both: tous les mois.",
        "Your rhythms are not quite the same, but you can find one together.",
        "You live in the same area: Rhône.",
        "You do not live in the same place.",
        "You would like to accompany somebody in this situation: étudiante.",
        "You had other situations in mind.",
        "Zélie is looking for somebody from the same region, and you live there.",
        "Zélie would like somebody with a similar path, and you took another one.",
        "You have a language in common: Français.",
        "The same ways to talk suit you both: en visio and au téléphone.",
        "The language you would talk in is still to be chosen.",
        "The way you would talk is still to be chosen.",
        "You would like to meet in person: it remains to be seen where.",
        "How often you would talk is still to be agreed.",
        "Zélie set conditions: find out together how things stand.",
        "You set conditions: find out together how things stand.",
        "Ideally, Zélie is looking for a mentor who… “parent”.",
      ]
    `);
  });
  test('for the mentee, in French', async () => {
    expect(await sentences('mentee', 'fr')).toMatchInlineSnapshot(`
      [
        "Nora aime aborder des sujets sur lesquels vous cherchez de l’aide : confiance en soi et premier emploi.",
        "Nora n’a pas choisi l’un de vos sujets : premier emploi.",
        "Nora propose l’aide que vous cherchez : listening.",
        "Nora n’a pas choisi de proposer une aide que vous cherchez aussi : reviewing.",
        "Vos valeurs et vos façons de travailler se ressemblent.",
        "Vos valeurs et vos façons de travailler diffèrent : autant en parler tôt.",
        "Nora a 5 ans d’expérience de plus que vous : assez pour aider, pas assez pour avoir oublié.",
        "Nora a 16 ans d’expérience de plus que vous : du recul, et des débuts peut-être bien différents.",
        "Nora n’a guère plus d’années d’expérience que vous : ce serait un échange entre pairs.",
        "Vous avez pris le même chemin : self taught.",
        "Vous avez un domaine en commun : web.",
        "Vous venez de domaines différents.",
        "Vous êtes libres aux mêmes moments : evenings.",
        "Vous n’êtes pas libres aux mêmes moments.",
        "Le même rythme vous convient : tous les mois.",
        "Vos rythmes ne sont pas tout à fait les mêmes, mais ils peuvent s’accorder.",
        "Vous vivez dans le même coin : Rhône.",
        "Vous ne vivez pas au même endroit.",
        "Nora souhaite justement accompagner quelqu’un dans votre situation.",
        "Nora pensait à d’autres situations que la vôtre, et vous propose pourtant son aide.",
        "Vous cherchiez quelqu’un de votre région, et Nora y vit.",
        "Vous aimeriez quelqu’un au parcours semblable, et Nora a pris un autre chemin.",
        "Vous avez une langue en commun : français.",
        "Les mêmes façons de vous parler vous conviennent : en visio et au téléphone.",
        "La langue de vos échanges reste à choisir.",
        "La façon de vous parler reste à choisir.",
        "Vous aimeriez vous voir en personne : reste à savoir où.",
        "Le rythme de vos échanges reste à convenir.",
        "Vous avez posé des conditions : voyez avec Nora ce qu’il en est.",
        "Nora a posé des conditions : demandez ce qu’il en est.",
        "Dans l’idéal, vous cherchez une marraine qui… « parent ». À demander à Nora.",
      ]
    `);
  });
  test('for the mentee, in English', async () => {
    expect(await sentences('mentee', 'en')).toMatchInlineSnapshot(`
      [
        "Nora likes to talk about topics you would like help with: confiance en soi and premier emploi.",
        "Nora did not choose one of your topics: premier emploi.",
        "Nora offers the help you are looking for: listening.",
        "Nora did not choose to offer help that you are also looking for: reviewing.",
        "Your values and ways of working are alike.",
        "Your values and ways of working differ: better to talk about it early.",
        "Nora has 5 more years of experience than you: enough to help, not enough to have forgotten.",
        "Nora has 16 more years of experience than you: some distance, and perhaps very different beginnings.",
        "Nora has hardly more years of experience than you: it would be a talk between peers.",
        "You came by the same path: self taught.",
        "You have a field in common: web.",
        "You come from different fields.",
        "You are free at the same times: evenings.",
        "You are not free at the same times.",
        "The same rhythm suits you both: tous les mois.",
        "Your rhythms are not quite the same, but you can find one together.",
        "You live in the same area: Rhône.",
        "You do not live in the same place.",
        "Nora would like to accompany somebody in just your situation.",
        "Nora had other situations than yours in mind, and offers to help you all the same.",
        "You were looking for somebody from your region, and Nora lives there.",
        "You would like somebody with a path like yours, and Nora took another one.",
        "You have a language in common: Français.",
        "The same ways to talk suit you both: en visio and au téléphone.",
        "The language you would talk in is still to be chosen.",
        "The way you would talk is still to be chosen.",
        "You would like to meet in person: it remains to be seen where.",
        "How often you would talk is still to be agreed.",
        "You set conditions: find out with Nora how things stand.",
        "Nora set conditions: ask how things stand.",
        "Ideally, you are looking for a mentor who… “parent”. Something to ask Nora.",
      ]
    `);
  });
  test.each(['mentor', 'mentee'] as const)(
    'none for the %s speaks of chance or in percent',
    async (side) => {
      for (const locale of ['fr', 'en'] as const)
        for (const sentence of await sentences(side, locale))
          expect(sentence).not.toMatch(/chance|probab|likel|%|score/i);
    },
  );
});

test('the question that a programme compares gives the words, whatever it is called', async () => {
  server.use(
    http.get('*/api/v1/questionnaires/*', () =>
      HttpResponse.json({
        ...questionnaire,
        matching: {
          ...questionnaire.matching,
          questions: [{ attribute: 'help', question: 'ways' }],
        },
      }),
    ),
  );
  const Help = () => useReasons('mentor')({ code: 'help_offered', values: ['video'] }, 'Zélie');
  renderUi(<Help />);
  await waitFor(() =>
    expect(document.body).toHaveTextContent('Zélie cherche une aide que vous proposez : en visio.'),
  );
});

describe('beside a call', () => {
  test('what brings them together, what differs, what to check, what is missing', async () => {
    renderUi(<CallFit fit={fitView()} name="Zélie" />);
    expect(await screen.findByRole('heading', { level: 2, name: 'Vous et Zélie' })).toBeVisible();
    expect(
      screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent),
    ).toEqual(['Ce qui vous rapproche', 'Ce qui diffère', 'À voir ensemble', 'Pas comparé']);
    expect(screen.getByText('Vous avez de quoi bien avancer à deux.')).toBeVisible();
    expect(screen.getByText(/Les souhaits des deux côtés : une réponse manque/)).toBeVisible();
  });

  test('the table has every line, its points and what is not compared, and no total', async () => {
    renderUi(<CallFit fit={fitView()} name="Zélie" />);
    const rows = (await screen.findAllByRole('row', { hidden: true })).slice(1);
    expect(rows.map((row) => plain(row.lastElementChild?.textContent ?? ''))).toEqual([
      '48 sur 62',
      '14 sur 14',
      '5 sur 11',
      '2 sur 9',
      '2 sur 4 (pas comparé)',
    ]);
    expect(document.body).not.toHaveTextContent('71');
    expect(screen.getByText(/ne décident de rien/)).toBeInTheDocument();
  });

  test('an obstacle is said first, in place of the band', async () => {
    renderUi(<CallFit fit={fitView({ obstacle: 'other_rhythm' })} name="Zélie" />);
    expect(await screen.findByText('À savoir avant de proposer')).toBeVisible();
    expect(screen.getByText(/Zélie souhaite un autre rythme que le vôtre/)).toBeVisible();
    expect(screen.queryByText('Vous avez de quoi bien avancer à deux.')).toBeNull();
  });

  test('a card has the three main reasons and the gap', async () => {
    renderUi(<CallReasons fit={fitView()} name="Zélie" />);
    expect(await screen.findAllByRole('listitem')).toHaveLength(3);
    expect(plain(document.body.textContent)).toContain(
      'Ce qui diffère : Zélie aimerait aussi de l’aide sur un sujet que vous n’avez pas choisi : premier emploi.',
    );
  });
});
