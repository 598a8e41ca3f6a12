import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';

/** What stands against a meeting, for the mentor: kindly, with what may still be done. */
export const useObstacles = (name: string): Record<Schemas['FitObstacle'], string> => {
  const { t } = useLingui();
  return {
    no_common_language: t`D’après vos réponses, vous n’avez pas de langue en commun : il serait difficile de vous parler.`,
    no_common_way: t`D’après vos réponses, vous n’avez pas de façon de vous parler en commun. Si vous en voyez d’autres, dites-le dans votre proposition.`,
    other_rhythm: t`${name} souhaite un autre rythme que le vôtre. Si vous pouvez vous adapter, dites-le dans votre proposition.`,
    mentees_criteria: t`${name} cherche quelqu’un dont les réponses sont différentes des vôtres. D’autres appels vous attendent.`,
    mentors_criteria: t`Cet appel ne correspond pas à ce que vous avez demandé. Rien ne vous empêche de changer d’avis.`,
  };
};
