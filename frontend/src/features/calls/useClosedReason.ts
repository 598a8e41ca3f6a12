import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { useTerms } from '../../shell/useTerms';

/** How a call that is no longer live ended. */
export const useClosedReason = () => {
  const { t } = useLingui();
  const { mentor } = useTerms();
  return ({ status, closed_reason }: Schemas['CallView']): string => {
    if (status === 'elected') return t`vous avez choisi votre ${mentor}`;
    if (closed_reason === 'found_elsewhere') return t`fermé : vous avez trouvé ailleurs`;
    if (closed_reason === 'no_offer') return t`fermé sans proposition`;
    if (closed_reason === 'moderated') return t`fermé par l’équipe du programme`;
    return t`fermé`;
  };
};
