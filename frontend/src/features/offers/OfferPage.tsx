import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { $api } from '../../api/client';
import { Fit } from '../../fit/LazyFit';
import { Loading } from '../../shell/Loading';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { Avatar } from '../../ui/Avatar';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { Deadline, Frame, MentorChips, MentorLine } from './Mentor';
import s from './Offer.module.css';
import { OfferActs } from './OfferActs';
import type { Offer } from './types';
import { useOfferEnd } from './useOfferEnd';

const Thread = lazy(() => import('./Thread'));

/** One offer in full, and what the two wrote under it. */
export const OfferPage = () => {
  const { offerId } = useParams({ from: '/offres/$offerId' });
  const offer = $api.useQuery('get', '/api/v1/offers/{offer_id}', {
    params: { path: { offer_id: offerId } },
  });
  if (!offer.data) return <Loading error={offer.error} lines={7} />;
  return <Detail offer={offer.data} />;
};

const Detail = ({ offer }: { offer: Offer }) => {
  const { t } = useLingui();
  const { mentees } = useTerms();
  const end = useOfferEnd();
  const received = offer.side === 'received';
  const { mentor, mentee } = offer;
  const menteeName = mentee.public_name;
  const title = received ? mentor.public_name : t`Votre proposition à ${menteeName}`;
  const ended = end(offer.status);
  return (
    <Page
      title={title}
      heading={
        <span className={s.title}>
          <Avatar name={received ? mentor.public_name : menteeName} size="lg" />
          {title}
        </span>
      }
      lede={received ? <MentorLine mentor={mentor} /> : undefined}
      eyebrow={received ? <Trans>Une proposition pour vous</Trans> : undefined}
      actions={
        <ButtonLink to={screen(received ? 'offersReceived' : 'offersMade')} variant="secondary">
          <Trans>Toutes les propositions</Trans>
        </ButtonLink>
      }
    >
      {offer.status !== 'open' && (
        <Notice tone={offer.status === 'elected' ? 'success' : 'neutral'}>
          <p>
            <Trans>Cette proposition : {ended}.</Trans>{' '}
            {offer.decided_at && <DateText value={offer.decided_at} />}
          </p>
        </Notice>
      )}
      <div className={s.detail}>
        <div className={s.main}>
          <MentorChips offer={offer} />
          <section className={s.section}>
            <h2>
              <Trans>Pourquoi vous</Trans>
            </h2>
            <blockquote className={s.quote}>{offer.why}</blockquote>
          </section>
          <section className={s.section}>
            <h2>
              {received ? <Trans>L’aide proposée</Trans> : <Trans>Comment vous pouvez aider</Trans>}
            </h2>
            <p className={s.how}>{offer.how}</p>
          </section>
          {received && (
            <section className={s.section}>
              <h2>
                <Trans>Ses mots aux {mentees}</Trans>
              </h2>
              <p className={s.how}>{mentor.to_mentees}</p>
              {mentor.path && (
                <>
                  <h3>
                    <Trans>Son parcours</Trans>
                  </h3>
                  <p className={s.how}>{mentor.path}</p>
                </>
              )}
            </section>
          )}
        </div>
        <aside className={s.panel} aria-label={t`En bref`}>
          <Fit offer={offer} />
          <Frame offer={offer} />
          {offer.status === 'open' && <Deadline offer={offer} />}
          {received && <OfferActs offer={offer} />}
        </aside>
        <Suspense fallback={<Skeleton lines={3} />}>
          <Thread offer={offer} />
        </Suspense>
      </div>
    </Page>
  );
};
