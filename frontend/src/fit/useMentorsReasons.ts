import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useTerms } from '../shell/useTerms';
import type { ReasonCode, Say } from './types';
import { useCompared } from './useCompared';
import type { SharedCode } from './useSharedReasons';

/** What a mentor reads about a mentee's call. */
export const useMentorsReasons = (): Record<Exclude<ReasonCode, SharedCode>, Say> => {
  const { t } = useLingui();
  const compared = useCompared();
  const { aMentor } = useTerms();
  return {
    topics_covered: ({ values }, name) => {
      const list = compared('topics', values);
      return t`${plural(values.length, {
        one: `${name} aimerait de l’aide sur un sujet que vous aimez aborder : ${list}.`,
        other: `${name} aimerait de l’aide sur des sujets que vous aimez aborder : ${list}.`,
      })}`;
    },
    topics_not_covered: ({ values }, name) => {
      const list = compared('topics', values);
      return t`${plural(values.length, {
        one: `${name} aimerait aussi de l’aide sur un sujet que vous n’avez pas choisi : ${list}.`,
        other: `${name} aimerait aussi de l’aide sur des sujets que vous n’avez pas choisis : ${list}.`,
      })}`;
    },
    help_offered: ({ values }, name) => {
      const list = compared('help', values);
      return t`${name} cherche une aide que vous proposez : ${list}.`;
    },
    help_not_offered: ({ values }, name) => {
      const list = compared('help', values);
      return t`${name} cherche aussi une aide que vous n’avez pas choisi de proposer : ${list}.`;
    },
    years_ahead: ({ values: [years] }) =>
      t`Vous avez ${years} ans d’expérience de plus : assez pour aider, pas assez pour avoir oublié.`,
    many_years_ahead: ({ values: [years] }) =>
      t`Vous avez ${years} ans d’expérience de plus : vos débuts étaient peut-être bien différents.`,
    similar_experience: () =>
      t`Vous n’avez guère plus d’années d’expérience : ce serait un échange entre pairs.`,
    mentor_wish_met: ({ values }) => {
      const list = compared('situation', values);
      return t`Vous souhaitez accompagner quelqu’un dans cette situation : ${list}.`;
    },
    mentor_wish_not_met: () => t`Vous pensiez plutôt à d’autres situations.`,
    mentee_wish_met: ({ values: [wish] }, name) =>
      wish === 'same_region'
        ? t`${name} cherche quelqu’un de sa région, et vous y vivez.`
        : wish === 'same_path'
          ? t`${name} cherche quelqu’un au parcours semblable, et le vôtre l’est.`
          : t`${name} a un souhait auquel vous répondez.`,
    mentee_wish_not_met: ({ values: [wish] }, name) =>
      wish === 'same_region'
        ? t`${name} aimerait quelqu’un de sa région, et vous vivez ailleurs.`
        : wish === 'same_path'
          ? t`${name} aimerait quelqu’un au parcours semblable, et le vôtre est différent.`
          : t`${name} a un souhait auquel vous ne répondez pas.`,
    check_mentees_criteria: (_, name) =>
      t`${name} a posé des conditions : voyez ensemble ce qu’il en est.`,
    check_mentors_criteria: () =>
      t`Vous avez posé des conditions : voyez ensemble ce qu’il en est.`,
    talk_about_wishes: ({ values }, name) => {
      const list = compared('wishes', told(values));
      return list === ''
        ? t`${name} a un autre souhait, à lire dans son appel.`
        : t`Dans l’idéal, ${name} cherche ${aMentor} qui… « ${list} ».`;
    },
  };
};

/** "Something else, which my text says" is said by her text. */
export const told = (wishes: readonly string[]): string[] =>
  wishes.filter((wish) => wish !== 'other');
