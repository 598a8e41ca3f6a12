import { plural, select } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { byCursor, itemsOf } from '../../api/list';
import { useProblem } from '../../api/problems';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Skeleton } from '../../ui/Skeleton';
import { CallCard } from './mentor-CallCard';
import s from './mentor-Calls.module.css';
import { SetAsideDialog } from './mentor-SetAsideDialog';
import { SetAsideFailed } from './mentor-SetAsideFailed';
import { activeFilters, type CallSearch, callQuery } from './mentor-search';
import { useSetAside, useSetAsides } from './mentor-useSetAside';

const CallFilters = lazy(() => import('./mentor-CallFilters'));
const NoCall = lazy(() => import('./mentor-NoCall'));

/** /appels: the calls in the order the API gives, which is fewest offers first, then longest wait. */
export const MentorCalls = ({ search }: { search: CallSearch }) => {
  const { t } = useLingui();
  const { menteeSet } = useTerms();
  const explain = useProblem();
  const navigate = useNavigate();
  const asides = useSetAsides();
  const { setAside, failed } = useSetAside();
  const [asking, setAsking] = useState<Schemas['CallView']>();
  const [confirmed, setConfirmed] = useState(0);
  // Once the dialog is closed: her card is gone, so the focus goes where its list begins.
  useEffect(() => {
    if (confirmed > 0) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [confirmed]);
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/calls',
    { params: { query: { limit: 12, ...callQuery(search) } } },
    byCursor,
  );
  const hidden = asides.data?.items.map(({ call }) => call.id) ?? [];
  const count = hidden.length;
  // Both are awaited, so that no card comes and goes.
  const all = asides.isPending ? undefined : itemsOf(list.data);
  const calls = all?.filter(({ id }) => !hidden.includes(id));
  const found = list.isFetching ? undefined : calls?.length;
  useEffect(() => {
    if (found !== undefined)
      announce(t`${plural(found, { one: '# appel affiché', other: '# appels affichés' })}`);
  }, [found, t]);
  const filter = (next: CallSearch) =>
    void navigate({ to: '/appels', search: next, replace: true, resetScroll: false });
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
      <SetAsideFailed failed={failed} />
      {!list.isError && !calls && <Skeleton lines={0} tiles={4} />}
      {calls && calls.length > 0 && (
        <div className={s.list}>
          {calls.map((call) => (
            <CallCard key={call.id} call={call} onSetAside={setAsking} />
          ))}
        </div>
      )}
      {calls?.length === 0 && !list.hasNextPage && (
        <Suspense>
          <NoCall filtered={activeFilters(search) > 0} onClear={() => filter({})} />
        </Suspense>
      )}
      {count > 0 && (
        <p className={s.aside}>
          <Link to={screen('setAside')}>
            <Plural
              value={count}
              one="# appel que vous avez mis de côté"
              other="# appels que vous avez mis de côté"
            />
          </Link>
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
      {asking && (
        <SetAsideDialog
          call={asking}
          onClose={() => setAsking(undefined)}
          onConfirm={(reason) => {
            setAsking(undefined);
            void setAside(asking, reason);
            setConfirmed((times) => times + 1);
          }}
        />
      )}
    </Page>
  );
};
