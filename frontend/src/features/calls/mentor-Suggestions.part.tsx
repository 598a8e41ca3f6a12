import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { byCursor, itemsOf } from '../../api/list';
import { useProblem } from '../../api/problems';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { CallCard } from './mentor-CallCard';
import s from './mentor-Calls.module.css';
import { SetAsideDialog } from './mentor-SetAsideDialog';
import { SetAsideFailed } from './mentor-SetAsideFailed';
import { SuggestionsClosed } from './mentor-SuggestionsClosed';
import { useSetAside, useSetAsides } from './mentor-useSetAside';

type Suggested = Schemas['SuggestionsView']['items'][number];

/** So many at first on her home page, and again at each press. */
const FEW = 4;
const TITLE = 'suggestions-title';

/** Calls that may suit a mentor, with the reasons; she offers, or not: nothing is assigned. */
const Suggestions = () => {
  const { t } = useLingui();
  const explain = useProblem();
  const answer = $api.useInfiniteQuery(
    'get',
    '/api/v1/suggestions',
    { params: { query: { limit: 25 } } },
    byCursor,
  );
  const asides = useSetAsides();
  const { setAside, failed } = useSetAside();
  const [shown, setShown] = useState(FEW);
  const [asking, setAsking] = useState<Schemas['CallView']>();
  const [confirmed, setConfirmed] = useState(0);
  // Once the dialog is closed: her card is gone, so the focus goes where its list begins.
  useEffect(() => {
    if (confirmed > 0) document.getElementById(TITLE)?.focus();
  }, [confirmed]);
  const list = itemsOf(answer.data);
  const closed = answer.data?.pages[0]?.closed_because ?? null;
  const open = list !== undefined && closed === null;
  const count = asides.data?.items.length ?? 0;
  const showMore = async (list: Suggested[]) => {
    const here = list.length >= shown + FEW || !answer.hasNextPage;
    const all = here ? list : (itemsOf((await answer.fetchNextPage()).data) ?? list);
    const more = Math.min(shown + FEW, all.length);
    setShown(more);
    announce(
      t`${plural(more, { one: '# suggestion affichée', other: '# suggestions affichées' })}`,
    );
  };
  return (
    <section className={s.suggestions} aria-labelledby={TITLE}>
      <div>
        <h2 id={TITLE} tabIndex={-1}>
          <Trans>Des appels qui pourraient vous convenir</Trans>
        </h2>
        {open && list.length > 0 && (
          <p className="muted">
            <Trans>
              D’après vos réponses et ce que disent les appels, sans oublier qui attend depuis
              longtemps. Rien n’est décidé : vous proposez votre aide à qui vous voulez.
            </Trans>
          </p>
        )}
      </div>
      <SetAsideFailed failed={failed} />
      {answer.isPending && <Skeleton lines={0} tiles={2} />}
      {answer.isError && !list && (
        <Notice
          tone="danger"
          role="alert"
          action={
            <Button variant="secondary" size="sm" onClick={() => void answer.refetch()}>
              <Trans>Réessayer</Trans>
            </Button>
          }
        >
          {explain(answer.error)}
        </Notice>
      )}
      {closed && <SuggestionsClosed because={closed} />}
      {open && list.length === 0 && !answer.hasNextPage && <NothingToSuggest />}
      {list && list.length > 0 && (
        <div className={s.list}>
          {list.slice(0, shown).map(({ call, why }) => (
            <CallCard key={call.id} call={call} why={why} level={3} onSetAside={setAsking} />
          ))}
        </div>
      )}
      <div className="row">
        {list && (list.length > shown || answer.hasNextPage) && (
          <Button
            variant="secondary"
            busy={answer.isFetchingNextPage}
            onClick={() => void showMore(list)}
          >
            <Trans>D’autres suggestions</Trans>
          </Button>
        )}
        {list && list.length > 0 && (
          <ButtonLink to={screen('calls')} variant="quiet">
            <Trans>Tous les appels</Trans>
          </ButtonLink>
        )}
        {count > 0 && (
          <Link to={screen('setAside')}>
            <Plural
              value={count}
              one="# appel que vous avez mis de côté"
              other="# appels que vous avez mis de côté"
            />
          </Link>
        )}
      </div>
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
    </section>
  );
};

const NothingToSuggest = () => (
  <EmptyState
    level={3}
    drawing={<WaitingScene />}
    title={<Trans>Rien à vous suggérer pour le moment</Trans>}
    action={
      <ButtonLink to={screen('calls')} variant="secondary">
        <Trans>Lire tous les appels</Trans>
      </ButtonLink>
    }
  >
    <Trans>
      Les suggestions suivent vos réponses et les appels qui arrivent. D’ici là, vous pouvez les
      lire tous.
    </Trans>
  </EmptyState>
);

export default Suggestions;
