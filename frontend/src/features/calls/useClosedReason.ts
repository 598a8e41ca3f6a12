import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';

/** How a call that is no longer live ended. */
export const useClosedReason = () => {
  const { t } = useLingui();
  return ({ status, closed_reason }: Schemas['CallView']): string => {
    if (status === 'elected') return t`vous avez choisi votre marraine`;
    if (closed_reason === 'found_elsewhere') return t`fermé : vous avez trouvé ailleurs`;
    if (closed_reason === 'no_offer') return t`fermé sans proposition`;
    if (closed_reason === 'moderated') return t`fermé par l’équipe du programme`;
    return t`fermé`;
  };
};
