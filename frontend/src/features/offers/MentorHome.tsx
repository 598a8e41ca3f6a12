import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { Avatar } from '../../ui/Avatar';
import { Card } from '../../ui/Card';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import s from './MentorHome.module.css';
import { useMentor } from './made-mentor';
import { PlacesInWords, PlaceTiles } from './made-Places';
import { MentorSettings } from './made-Settings';

/**
 * A mentor's part of the home page: her pairs, calls that may suit her, what she has offered, her
 * places. Nothing for who is not an admitted mentor. Its words are those of the feature `offers`.
 * @param suggestions what another feature draws
 */
export const MentorHome = ({ suggestions }: { suggestions: ReactNode }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const { isPending, error, mentor, live } = useMentor();
  if (isPending) return <Skeleton lines={5} />;
  if (error)
    return (
      <Notice tone="danger" role="alert">
        {explain(error)}
      </Notice>
    );
  if (!mentor) return null;
  return (
    <section className={s.home} aria-label={t`Votre accompagnement`}>
      {mentor.status === 'suspended' && (
        <Notice
          tone="warning"
          title={<Trans>Votre participation est suspendue pour le moment.</Trans>}
        >
          <Trans>L’équipe vous a écrit. Vous pouvez lui répondre à tout moment.</Trans>
        </Notice>
      )}
      {live && live.length > 0 && <LivePairs pairs={live} />}
      {mentor.status === 'admitted' && suggestions}
      <div className={s.homeGrid}>
        <OpenOffers />
        <Card as="section" className="flow" aria-labelledby="places-title">
          <h2 id="places-title">
            <Trans>Vos places</Trans>
          </h2>
          {mentor.capacity !== null && (
            <>
              <PlaceTiles promised={mentor.capacity} taken={live?.length ?? 0} />
              <p>
                <PlacesInWords promised={mentor.capacity} taken={live?.length ?? 0} />
              </p>
            </>
          )}
          <MentorSettings mentor={mentor} />
        </Card>
      </div>
    </section>
  );
};

/** The pair's page belongs to another feature. */
const pairAddress = (id: string) => `/binome/${id}` as LinkProps['to'];

const LivePairs = ({ pairs }: { pairs: readonly Schemas['PairingView'][] }) => (
  <Card as="section" tone="primary" aria-labelledby="pairs-title">
    <h2 id="pairs-title">
      <Plural value={pairs.length} one="Votre binôme" other="Vos binômes" />
    </h2>
    <ul className={s.lines}>
      {pairs.map((pair) => (
        <li key={pair.id} className={s.line}>
          <Avatar name={pair.partner.name} />
          <div>
            <p className={s.lineName}>{pair.partner.name}</p>
            <p className="muted">
              <NextStep pair={pair} />
            </p>
          </div>
          <ButtonLink to={pairAddress(pair.id)} variant="secondary" size="sm">
            <Trans>Ouvrir</Trans>
          </ButtonLink>
        </li>
      ))}
    </ul>
  </Card>
);

const NextStep = ({ pair }: { pair: Schemas['PairingView'] }) => {
  const name = pair.partner.public_name;
  switch (pair.next_step) {
    case 'say_hello':
      return <Trans>Le premier message vient de {name}. Un petit mot peut encourager.</Trans>;
    case 'log_first':
      return <Trans>Vous vous êtes parlé ? Notez votre premier échange.</Trans>;
    case 'keep_going':
      return pair.last_contact_on === null ? (
        <Trans>Tout va bien.</Trans>
      ) : (
        <Trans>
          Dernier échange : <DateText value={pair.last_contact_on} relative="only" />
        </Trans>
      );
    case 'long_silence':
      return <Trans>Cela fait longtemps. Et si vous lui faisiez signe ?</Trans>;
    case 'paused':
      return <Trans>En pause.</Trans>;
    case 'over':
      return <Trans>Terminé.</Trans>;
  }
};

const OpenOffers = () => {
  const answer = $api.useQuery('get', '/api/v1/offers', {
    params: { query: { side: 'made', status: 'open', limit: 5 } },
  });
  const offers = answer.data?.items ?? [];
  if (offers.length === 0) return null;
  return (
    <Card as="section" aria-labelledby="open-offers-title">
      <h2 id="open-offers-title">
        <Trans>Vos propositions en attente</Trans>
      </h2>
      <ul className={s.lines}>
        {offers.map((offer) => (
          <li key={offer.id} className={s.line}>
            <Avatar name={offer.mentee.public_name} size="sm" />
            <p className={s.lineName}>{offer.mentee.public_name}</p>
            <p className="muted small">
              <Trans>
                jusqu’au <DateText value={offer.expires_at} style="short" relative="also" />
              </Trans>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={screen('offersMade')}>
          <Trans>Toutes mes propositions</Trans>
        </Link>
      </p>
    </Card>
  );
};

export default MentorHome;
