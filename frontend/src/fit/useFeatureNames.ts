import { useLingui } from '@lingui/react/macro';
import type { Feature } from './types';

/** What is compared, in words; the same for everyone who reads them. */
export const useFeatureNames = (): Record<Feature, string> => {
  const { t } = useLingui();
  return {
    needs: t`Les sujets où l’aide est souhaitée`,
    help: t`La forme de l’aide`,
    values: t`Les valeurs et la façon de travailler`,
    experience: t`L’expérience et le parcours`,
    interests: t`Les domaines`,
    ease: t`Les moments, le rythme et le lieu`,
    wishes: t`Les souhaits des deux côtés`,
  };
};
