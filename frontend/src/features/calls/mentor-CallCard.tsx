import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client';
import { CallReasons } from '../../fit/CallReasons';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { Facts, NoOfferYet, SeldomShown, Topics, Waiting, Who } from './mentor-CallFacts';
import s from './mentor-Calls.module.css';

/** One call in a list. Her words come first; how many offers she has is told to nobody. */
export const CallCard = ({
  call,
  why,
  level = 2,
  onSetAside,
}: {
  call: Schemas['CallView'];
  /** Why it is suggested, where it is: then the card is shorter, and its reasons stand higher. */
  why?: Schemas['WhySuggested'];
  level?: 2 | 3;
  onSetAside: (call: Schemas['CallView']) => void;
}) => {
  const { t } = useLingui();
  const name = call.mentee.public_name;
  const titleId = `call-${call.id}`;
  const Heading = `h${level}` as const;
  const reasons = call.fit && <CallReasons fit={call.fit} name={name} />;
  return (
    <Card as="article" className={s.card} aria-labelledby={titleId}>
      <header className={s.who}>
        <Avatar name={name} />
        <div>
          <Heading id={titleId} className={s.name}>
            <Link to="/appels/$id" params={{ id: call.id }} className={s.nameLink}>
              {name}
            </Link>
            {call.mentee.pronouns && <span className={s.pronouns}>({call.mentee.pronouns})</span>}
          </Heading>
          <Who mentee={call.mentee} />
        </div>
      </header>
      {why === 'no_offer_yet' ? (
        <NoOfferYet since={call.waiting_since} name={name} />
      ) : (
        <Waiting since={call.waiting_since} />
      )}
      {why === 'seldom_shown' && <SeldomShown />}
      {why && reasons}
      <blockquote className={s.words} data-short={why && true}>
        {call.words}
      </blockquote>
      {!why && (
        <>
          <Topics topics={call.topics} />
          {reasons}
          <Facts call={call} />
        </>
      )}
      <footer className={s.foot}>
        {call.my_offer_id !== null ? (
          <>
            <Chip tone="success" icon="✓">
              <Trans>Vous lui avez proposé votre aide</Trans>
            </Chip>
            <ButtonLink to={screen('offersMade')} variant="secondary" size="sm">
              <Trans>Voir ma proposition</Trans>
            </ButtonLink>
          </>
        ) : (
          <>
            <ButtonLink to="/appels/$id" params={{ id: call.id }}>
              {call.actions.includes('offer') ? (
                <Trans>Lire et proposer</Trans>
              ) : (
                <Trans>Lire son appel</Trans>
              )}
              <VisuallyHidden>{t` : ${name}`}</VisuallyHidden>
            </ButtonLink>
            <Button variant="quiet" onClick={() => onSetAside(call)}>
              <Trans>Pas cette fois</Trans>
              <VisuallyHidden>{t` : ${name}`}</VisuallyHidden>
            </Button>
          </>
        )}
      </footer>
    </Card>
  );
};
