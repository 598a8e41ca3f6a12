import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useTerms } from '../shell/useTerms';
import type { ReasonCode, Say } from './types';
import { useCompared } from './useCompared';
import { told } from './useMentorsReasons';
import type { SharedCode } from './useSharedReasons';

/** What a mentee reads about an offer. */
export const useMenteesReasons = (): Record<Exclude<ReasonCode, SharedCode>, Say> => {
  const { t } = useLingui();
  const compared = useCompared();
  const { aMentor } = useTerms();
  return {
    topics_covered: ({ values }, name) => {
      const list = compared('topics', values);
      return t`${plural(values.length, {
        one: `${name} aime aborder un sujet sur lequel vous cherchez de l’aide : ${list}.`,
        other: `${name} aime aborder des sujets sur lesquels vous cherchez de l’aide : ${list}.`,
      })}`;
    },
    topics_not_covered: ({ values }, name) => {
      const list = compared('topics', values);
      return t`${plural(values.length, {
        one: `${name} n’a pas choisi l’un de vos sujets : ${list}.`,
        other: `${name} n’a pas choisi certains de vos sujets : ${list}.`,
      })}`;
    },
    help_offered: ({ values }, name) => {
      const list = compared('help', values);
      return t`${name} propose l’aide que vous cherchez : ${list}.`;
    },
    help_not_offered: ({ values }, name) => {
      const list = compared('help', values);
      return t`${name} n’a pas choisi de proposer une aide que vous cherchez aussi : ${list}.`;
    },
    years_ahead: ({ values: [years] }, name) =>
      t`${name} a ${years} ans d’expérience de plus que vous : assez pour aider, pas assez pour avoir oublié.`,
    many_years_ahead: ({ values: [years] }, name) =>
      t`${name} a ${years} ans d’expérience de plus que vous : du recul, et des débuts peut-être bien différents.`,
    similar_experience: (_, name) =>
      t`${name} n’a guère plus d’années d’expérience que vous : ce serait un échange entre pairs.`,
    mentor_wish_met: (_, name) =>
      t`${name} souhaite justement accompagner quelqu’un dans votre situation.`,
    mentor_wish_not_met: (_, name) =>
      t`${name} pensait à d’autres situations que la vôtre, et vous propose pourtant son aide.`,
    mentee_wish_met: ({ values: [wish] }, name) =>
      wish === 'same_region'
        ? t`Vous cherchiez quelqu’un de votre région, et ${name} y vit.`
        : wish === 'same_path'
          ? t`Vous cherchiez quelqu’un au parcours semblable, et ${name} en a un.`
          : t`${name} répond à l’un de vos souhaits.`,
    mentee_wish_not_met: ({ values: [wish] }, name) =>
      wish === 'same_region'
        ? t`Vous aimeriez quelqu’un de votre région, et ${name} vit ailleurs.`
        : wish === 'same_path'
          ? t`Vous aimeriez quelqu’un au parcours semblable, et ${name} a pris un autre chemin.`
          : t`${name} ne répond pas à l’un de vos souhaits.`,
    check_mentees_criteria: (_, name) =>
      t`Vous avez posé des conditions : voyez avec ${name} ce qu’il en est.`,
    check_mentors_criteria: (_, name) =>
      t`${name} a posé des conditions : demandez ce qu’il en est.`,
    talk_about_wishes: ({ values }, name) => {
      const list = compared('wishes', told(values));
      return list === ''
        ? t`Vous avez un autre souhait, écrit dans votre appel : demandez-lui.`
        : t`Dans l’idéal, vous cherchez ${aMentor} qui… « ${list} ». À demander à ${name}.`;
    },
  };
};
