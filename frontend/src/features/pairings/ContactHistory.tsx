import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { $api } from '../../api/client';
import { byCursor, itemsOf } from '../../api/list';
import { useProblem } from '../../api/problems';

import { useLabels } from '../../shell/useLabels';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Skeleton } from '../../ui/Skeleton';
import s from './ContactHistory.module.css';
import type { Pairing } from './pairing';

const NoContactYet = lazy(() => import('./NoContactYet'));

/** The exchanges so far, a tile each. */
export const ContactHistory = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const { one } = useLabels();
  const contacts = $api.useInfiniteQuery(
    'get',
    '/api/v1/pairings/{pairing_id}/contacts',
    { params: { path: { pairing_id: pairing.id }, query: { limit: 20 } } },
    byCursor,
  );
  const all = itemsOf(contacts.data) ?? [];
  const name = pairing.partner.public_name;
  return (
    <section aria-labelledby="echanges" className={s.history}>
      <h2 id="echanges">
        <Trans>Vos échanges</Trans>
      </h2>
      {contacts.error && (
        <Notice tone="danger" role="alert">
          {explain(contacts.error)}
        </Notice>
      )}
      {contacts.isPending && <Skeleton lines={3} />}
      {contacts.data && all.length === 0 && (
        <Suspense>
          <NoContactYet />
        </Suspense>
      )}
      {all.length > 0 && (
        <ol className={s.tiles} aria-label={t`Du plus récent au plus ancien`}>
          {all.map((contact) => (
            <li key={contact.id}>
              <span className={s.tile} aria-hidden="true" />
              <strong>
                <DateText value={contact.happened_on} />
              </strong>
              <span>{one('ways', contact.means)}</span>
              <span className="muted small">
                {contact.logged_by === 'me' ? (
                  <Trans>noté par vous</Trans>
                ) : (
                  <Trans>noté par {name}</Trans>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {contacts.hasNextPage && (
        <Pager
          shown={all.length}
          hasMore
          busy={contacts.isFetchingNextPage}
          onMore={() => void contacts.fetchNextPage()}
        />
      )}
    </section>
  );
};
