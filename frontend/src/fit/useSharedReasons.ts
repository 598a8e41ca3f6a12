import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReasonCode, Say } from './types';
import { useCompared } from './useCompared';

/** What reads the same from either side. */
export const useSharedReasons = () => {
  const { t } = useLingui();
  const compared = useCompared();
  return {
    values_close: () => t`Vos valeurs et vos façons de travailler se ressemblent.`,
    values_apart: () =>
      t`Vos valeurs et vos façons de travailler diffèrent : autant en parler tôt.`,
    paths_shared: ({ values }) => {
      const list = compared('paths', values);
      return t`Vous avez pris le même chemin : ${list}.`;
    },
    interests_shared: ({ values }) => {
      const list = compared('interests', values);
      return t`${plural(values.length, {
        one: `Vous avez un domaine en commun : ${list}.`,
        other: `Vous avez des domaines en commun : ${list}.`,
      })}`;
    },
    no_interest_shared: () => t`Vous venez de domaines différents.`,
    slots_shared: ({ values }) => {
      const list = compared('slots', values);
      return t`Vous êtes libres aux mêmes moments : ${list}.`;
    },
    no_slot_shared: () => t`Vous n’êtes pas libres aux mêmes moments.`,
    rhythm_shared: ({ values }) => {
      const list = compared('rhythm', values);
      return t`Le même rythme vous convient : ${list}.`;
    },
    rhythm_flexible: () =>
      t`Vos rythmes ne sont pas tout à fait les mêmes, mais ils peuvent s’accorder.`,
    region_shared: ({ values }) => {
      const place = values.join(', ');
      return place === ''
        ? t`Vous vivez dans le même coin.`
        : t`Vous vivez dans le même coin : ${place}.`;
    },
    other_region: () => t`Vous ne vivez pas au même endroit.`,
    languages_shared: ({ values }) => {
      const list = compared('languages', values);
      return t`${plural(values.length, {
        one: `Vous avez une langue en commun : ${list}.`,
        other: `Vous avez des langues en commun : ${list}.`,
      })}`;
    },
    ways_shared: ({ values }) => {
      const list = compared('ways', values);
      return t`${plural(values.length, {
        one: `La même façon de vous parler vous convient : ${list}.`,
        other: `Les mêmes façons de vous parler vous conviennent : ${list}.`,
      })}`;
    },
    check_language: () => t`La langue de vos échanges reste à choisir.`,
    check_way: () => t`La façon de vous parler reste à choisir.`,
    check_place: () => t`Vous aimeriez vous voir en personne : reste à savoir où.`,
    check_rhythm: () => t`Le rythme de vos échanges reste à convenir.`,
  } satisfies Partial<Record<ReasonCode, Say>>;
};

export type SharedCode = keyof ReturnType<typeof useSharedReasons>;
