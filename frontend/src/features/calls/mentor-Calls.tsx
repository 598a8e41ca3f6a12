import { plural, select } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { $api, type Schemas } from '../../api/client';
import { byCursor, itemsOf } from '../../api/list';
import { useProblem } from '../../api/problems';
import { useStore } from '../../lib/store';
import { Page } from '../../shell/Page';
import { useTerms } from '../../shell/useTerms';
import { announce, toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Skeleton } from '../../ui/Skeleton';
import { CallCard } from './mentor-CallCard';
import s from './mentor-Calls.module.css';
import { activeFilters, type CallSearch, callQuery } from './mentor-search';
import { bringAllBack, bringBack, skipCall, skippedCalls } from './mentor-skipped';

const CallFilters = lazy(() => import('./mentor-CallFilters'));
const NoCall = lazy(() => import('./mentor-NoCall'));

/** /appels: the calls in the order the API gives, which is fewest offers first, then longest wait. */
export const MentorCalls = ({ search }: { search: CallSearch }) => {
  const { t } = useLingui();
  const { menteeSet } = useTerms();
  const explain = useProblem();
  const navigate = useNavigate();
  const skipped = useStore(skippedCalls);
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/calls',
    { params: { query: { limit: 12, ...callQuery(search) } } },
    byCursor,
  );
  const all = itemsOf(list.data);
  const calls = all?.filter(({ id }) => !skipped.has(id));
  const hidden = (all?.length ?? 0) - (calls?.length ?? 0);
  const count = list.isFetching ? undefined : calls?.length;
  useEffect(() => {
    if (count !== undefined)
      announce(t`${plural(count, { one: '# appel affiché', other: '# appels affichés' })}`);
  }, [count, t]);
  const filter = (next: CallSearch) =>
    void navigate({ to: '/appels', search: next, replace: true, resetScroll: false });
  const skip = (call: Schemas['CallView']) => {
    skipCall(call.id);
    toast(t`Appel mis de côté sur cette page. Personne ne le saura.`, {
      tone: 'info',
      action: { label: t`Le remettre`, run: () => bringBack(call.id) },
    });
  };
  return (
    <Page
      title={t`${select(menteeSet, {
        feminine: 'Elles cherchent quelqu’un',
        masculine: 'Ils cherchent quelqu’un',
        other: 'On cherche quelqu’un comme vous',
      })}`}
      eyebrow={<Trans>Appels</Trans>}
      lede={
        <Trans>
          Chaque appel est écrit par une personne qui attend une proposition. Lisez, et proposez
          votre aide à celle que vous pouvez accompagner : c’est elle qui choisira.
        </Trans>
      }
    >
      <Suspense fallback={<div className={s.filtersToCome} />}>
        <CallFilters
          search={search}
          regions={[...new Set(all?.map((call) => call.mentee.region))].toSorted()}
          onChange={filter}
        />
      </Suspense>
      {list.isError && (
        <Notice
          tone="danger"
          role="alert"
          action={
            <Button variant="secondary" size="sm" onClick={() => void list.refetch()}>
              <Trans>Réessayer</Trans>
            </Button>
          }
        >
          {explain(list.error)}
        </Notice>
      )}
      {list.isPending && <Skeleton lines={0} tiles={4} />}
      {calls && calls.length > 0 && (
        <div className={s.list}>
          {calls.map((call) => (
            <CallCard key={call.id} call={call} onSkip={skip} />
          ))}
        </div>
      )}
      {calls?.length === 0 && !list.hasNextPage && hidden === 0 && (
        <Suspense>
          <NoCall filtered={activeFilters(search) > 0} onClear={() => filter({})} />
        </Suspense>
      )}
      {hidden > 0 && (
        <p className={s.aside}>
          <Plural
            value={hidden}
            one="# appel mis de côté pour cette visite."
            other="# appels mis de côté pour cette visite."
          />
          <Button variant="quiet" size="sm" onClick={bringAllBack}>
            <Trans>Tout remettre</Trans>
          </Button>
        </p>
      )}
      {calls && (calls.length > 0 || list.hasNextPage) && (
        <Pager
          shown={calls.length}
          hasMore={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </Page>
  );
};
