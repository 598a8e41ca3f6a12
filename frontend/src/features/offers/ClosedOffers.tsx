import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '../../ui/DateText';
import { Disclosure } from '../../ui/Disclosure';
import type { Offer } from './types';
import { useOfferEnd } from './useOfferEnd';

const ClosedOffers = ({ offers }: { offers: readonly Offer[] }) => {
  const end = useOfferEnd();
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

export default ClosedOffers;
