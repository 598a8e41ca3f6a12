import { useLingui } from '@lingui/react/macro';
import { useTerms } from '../../shell/useTerms';
import type { Offer } from './types';

/** How an offer ended, said to the mentee; never why a mentor is no longer free. */
export const useOfferEnd = () => {
  const { t } = useLingui();
  const { theMentor } = useTerms();
  return (status: Offer['status']): string => {
    switch (status) {
      case 'open':
        return t`ouverte`;
      case 'elected':
        return t`vous l’avez choisie`;
      case 'not_elected':
        return t`refermée par votre choix`;
      case 'declined':
        return t`vous l’avez déclinée`;
      case 'withdrawn':
        return t`retirée par ${theMentor}`;
      case 'expired':
        return t`arrivée à son terme`;
      case 'lapsed':
        return t`n’est plus possible`;
    }
  };
};
