import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';

/** Why she set a call aside, in her own words: she alone reads them. */
export const useSetAsideReasons = (): Record<Schemas['SetAsideReason'], string> => {
  const { t } = useLingui();
  return {
    topics: t`Ces sujets ne sont pas les miens`,
    fields: t`Son domaine est loin du mien`,
    situation: t`Je connais mal cette situation`,
    rhythm: t`Le rythme ne me convient pas`,
    known: t`Nous nous connaissons déjà`,
  };
};
