import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Fit } from '../../fit/LazyFit';
import { Deadline, Frame, MentorChips, MentorHead } from './Mentor';
import s from './Offer.module.css';
import { OfferActs } from './OfferActs';
import { may, type Offer } from './types';

/** One offer among several; all cards are alike, in the order the server gives. */
export const OfferCard = ({
  offer,
  compared,
  full,
  onCompare,
}: {
  offer: Offer;
  compared: boolean;
  /** As many as may be compared are ticked already. */
  full: boolean;
  /** Absent when there is nothing to compare it with. */
  onCompare?: (on: boolean) => void;
}) => {
  const { t } = useLingui();
  const name = offer.mentor.public_name;
  const id = `compare-${offer.id}`;
  return (
    <article
      className={s.card}
      data-compared={compared || undefined}
      aria-label={t`Proposition de ${name}`}
    >
      <MentorHead
        mentor={offer.mentor}
        name={
          <Link to="/offres/$offerId" params={{ offerId: offer.id }} className={s.link}>
            {name}
          </Link>
        }
      />
      <MentorChips offer={offer} />
      <div>
        <h3 className={s.label}>
          <Trans>Pourquoi vous</Trans>
        </h3>
        <blockquote className={s.quote}>{offer.why}</blockquote>
      </div>
      <div>
        <h3 className={s.label}>
          <Trans>L’aide proposée</Trans>
        </h3>
        <p className={s.how}>{offer.how}</p>
      </div>
      <Fit offer={offer} />
      <Frame offer={offer} />
      <div className={s.foot}>
        <Deadline offer={offer} />
        <OfferActs offer={offer} />
        <div className={s.more}>
          <Link to="/offres/$offerId" params={{ offerId: offer.id }} hash="questions">
            {may(offer, 'ask') ? <Trans>Lui poser une question</Trans> : <Trans>Tout lire</Trans>}
          </Link>
          {onCompare && (
            <label className={s.compare} htmlFor={id}>
              <input
                id={id}
                type="checkbox"
                checked={compared}
                disabled={full && !compared}
                onChange={(event) => onCompare(event.target.checked)}
              />
              <Trans>Comparer</Trans>
            </label>
          )}
        </div>
      </div>
    </article>
  );
};
