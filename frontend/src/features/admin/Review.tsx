import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../api/client';
import { hasCode, useProblem } from '../../api/problems';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { Avatar } from '../../ui/Avatar';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import { LostPebble } from '../../ui/drawings/LostPebble';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import s from './Admin.module.css';
import { ReviewActions } from './ReviewActions';
import { ReviewAnswers } from './ReviewAnswers';
import { ReviewHistory } from './ReviewHistory';
import { type ReviewSearch, reviewQuery } from './search';
import { useRoleWord } from './useRoleWord';
import { applicantStates } from './words';

/** /organisation/candidatures/$id: her answers to read, what happened, what to decide, who is next. */
export const Review = ({ id, search }: { id: string; search: ReviewSearch }) => {
  const { t, i18n } = useLingui();
  const roleWord = useRoleWord();
  const explain = useProblem();
  const answer = $api.useQuery('get', '/api/v1/admin/applicants/{applicant_id}', {
    params: { path: { applicant_id: id } },
  });
  const back = (
    <Link to="/organisation/candidatures" search={search}>
      <Trans>← Toutes les candidatures</Trans>
    </Link>
  );
  const review = answer.data;
  if (!review)
    return (
      <Page title={t`Candidature`} eyebrow={back}>
        {answer.isPending && <Skeleton lines={10} />}
        {answer.isError &&
          (hasCode(answer.error, 'not-found') ? (
            <EmptyState
              drawing={<LostPebble />}
              title={<Trans>Cette candidature n’existe plus</Trans>}
            />
          ) : (
            <Notice tone="danger" role="alert">
              {explain(answer.error)}
            </Notice>
          ))}
      </Page>
    );
  return (
    <Page title={review.full_name} eyebrow={back}>
      <div className={s.review}>
        <div className={s.sections}>
          <div className="row">
            <Avatar name={review.full_name} />
            <Chip tone={applicantStates[review.status].tone}>
              {i18n._(applicantStates[review.status].word)}
            </Chip>
            <Chip>{roleWord(review.role)}</Chip>
            {review.reread_since !== null && (
              <Chip tone="orange">
                <Trans>
                  À relire depuis le <DateText value={review.reread_since} style="short" />
                </Trans>
              </Chip>
            )}
            <a href={`mailto:${review.email}`}>{review.email}</a>
            {review.submitted_at !== null && (
              <span className="muted">
                <Trans>
                  envoyée le <DateText value={review.submitted_at} relative="also" />
                </Trans>
              </span>
            )}
          </div>
          <ReviewAnswers review={review} />
        </div>
        <aside className={s.aside} aria-label={t`Décider`}>
          <Card compact className="flow">
            <h2>
              <Trans>Décider</Trans>
            </h2>
            <ReviewActions review={review} />
            <NextInQueue id={id} search={search} />
          </Card>
          <Card compact className="flow">
            <h2>
              <Trans>Ce qui s’est passé</Trans>
            </h2>
            <ReviewHistory events={review.history} />
          </Card>
        </aside>
      </div>
    </Page>
  );
};

/** The one after her in the list she came from; when she left that list, its first. */
const NextInQueue = ({ id, search }: { id: string; search: ReviewSearch }) => {
  const list = $api.useQuery('get', '/api/v1/admin/applicants', {
    params: { query: { limit: 50, ...reviewQuery(search) } },
  });
  const rows = list.data?.items ?? [];
  // Where she stood: once decided, she is no longer in the list, and the next has taken her place.
  const [at, setAt] = useState(-1);
  const found = rows.findIndex((row) => row.id === id);
  if (found >= 0 && found !== at) setAt(found);
  const next = found >= 0 ? rows[found + 1] : (rows[Math.max(at, 0)] ?? rows[0]);
  if (!list.data) return null;
  if (!next || next.id === id)
    return (
      <p className="muted small">
        <Trans>C’est la dernière de la liste.</Trans>
      </p>
    );
  return (
    <ButtonLink
      to="/organisation/candidatures/$id"
      params={{ id: next.id }}
      search={search}
      variant="quiet"
      size="sm"
    >
      <Trans>Suivante : {next.full_name} →</Trans>
    </ButtonLink>
  );
};
