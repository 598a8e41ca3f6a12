import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/DateText';
import { Disclosure } from '../../ui/Disclosure';
import type { Offer } from './types';

/** How an offer ended, said to the mentee; never why a mentor is no longer free. */
export const useOfferEnd = () => {
  const { t } = useLingui();
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
        return t`retirée par la marraine`;
      case 'expired':
        return t`arrivée à son terme`;
      case 'lapsed':
        return t`n’est plus possible`;
    }
  };
};

export const ClosedOffers = ({ offers }: { offers: readonly Offer[] }) => {
  const end = useOfferEnd();
  if (offers.length === 0) return null;
  return (
    <Disclosure summary={<Trans>Propositions refermées</Trans>}>
      <ul>
        {offers.map((offer) => (
          <li key={offer.id}>
            <Link to="/offres/$offerId" params={{ offerId: offer.id }}>
              {offer.mentor.public_name}
            </Link>
            {' · '}
            {end(offer.status)}
            {offer.decided_at && (
              <>
                {' · '}
                <DateText value={offer.decided_at} style="short" />
              </>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
};
