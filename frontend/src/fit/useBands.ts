import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';

/** How two people may suit each other, in words: about their meeting, never about one of them. */
export const useBands = (): Record<Schemas['Band'], string> => {
  const { t } = useLingui();
  return {
    very_good: t`Vous pourriez très bien vous entendre.`,
    good: t`Vous avez de quoi bien avancer à deux.`,
    possible: t`Une rencontre est possible, avec plus à découvrir.`,
  };
};
