import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { $api, type Schemas } from '../../api/client';
import { hasCode, useProblem } from '../../api/problems';
import { CallFit } from '../../fit/CallFit';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { Avatar } from '../../ui/Avatar';
import { Card } from '../../ui/Card';
import { LostPebble } from '../../ui/drawings/LostPebble';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { Facts, Topics, Waiting, Who } from './mentor-CallFacts';
import s from './mentor-Calls.module.css';

/** /appels/$id: her whole call, and beside it what the mentor writes to her. */
export const MentorCallDetail = ({
  id,
  offerForm,
}: {
  id: string;
  /** The form belongs to another feature: the route brings it. */
  offerForm: (call: Schemas['CallView']) => ReactNode;
}) => {
  const { t } = useLingui();
  const explain = useProblem();
  const answer = $api.useQuery('get', '/api/v1/calls/{call_id}', {
    params: { path: { call_id: id } },
  });
  const call = answer.data;
  if (!call)
    return (
      <Page title={t`Un appel`} eyebrow={<BackToCalls />}>
        {answer.isPending && <Skeleton lines={8} />}
        {answer.isError &&
          (hasCode(answer.error, 'not-found') ? (
            <GoneCall />
          ) : (
            <Notice tone="danger" role="alert">
              {explain(answer.error)}
            </Notice>
          ))}
      </Page>
    );
  const name = call.mentee.public_name;
  return (
    <Page title={t`${name} cherche quelqu’un`} eyebrow={<BackToCalls />}>
      <div className={s.split}>
        <Card as="section" className={s.call} aria-label={t`Son appel`} tone="primary">
          <header className={s.who}>
            <Avatar name={name} size="lg" />
            <div>
              <p className={s.name}>
                {name}
                {call.mentee.pronouns && (
                  <span className={s.pronouns}>({call.mentee.pronouns})</span>
                )}
              </p>
              <Who mentee={call.mentee} />
            </div>
          </header>
          <Waiting since={call.waiting_since} />
          <blockquote className={s.whole}>{call.words}</blockquote>
          <Topics topics={call.topics} />
          <Facts call={call} />
        </Card>
        <div className={s.reading}>
          {call.fit && <CallFit fit={call.fit} name={name} />}
          <section className={s.answer} aria-label={t`Votre proposition`}>
            {call.my_offer_id !== null ? (
              <Notice
                tone="success"
                title={<Trans>Vous lui avez proposé votre aide.</Trans>}
                action={
                  <ButtonLink to={screen('offersMade')} variant="secondary" size="sm">
                    <Trans>Voir ma proposition</Trans>
                  </ButtonLink>
                }
              >
                <Trans>{name} la lira avec les autres, et choisira le moment venu.</Trans>
              </Notice>
            ) : call.actions.includes('offer') ? (
              offerForm(call)
            ) : (
              <Notice
                tone="neutral"
                title={<Trans>Vous ne pouvez pas répondre à cet appel pour le moment.</Trans>}
                action={
                  <ButtonLink to={screen('calls')} variant="secondary" size="sm">
                    <Trans>Voir les autres appels</Trans>
                  </ButtonLink>
                }
              >
                <Trans>
                  Soit il ne reçoit plus de propositions, soit vous êtes en pause ou vos places sont
                  prises. Votre page d’accueil vous le dit.
                </Trans>
              </Notice>
            )}
          </section>
        </div>
      </div>
    </Page>
  );
};

const BackToCalls = () => (
  <Link to={screen('calls')} className={s.back}>
    <Trans>← Tous les appels</Trans>
  </Link>
);

const GoneCall = () => (
  <EmptyState
    drawing={<LostPebble />}
    title={<Trans>Cet appel n’est plus ouvert</Trans>}
    action={
      <ButtonLink to={screen('calls')}>
        <Trans>Voir ceux qui attendent</Trans>
      </ButtonLink>
    }
  >
    <Trans>La rencontre s’est peut-être faite, ou la recherche est en pause.</Trans>
  </EmptyState>
);
