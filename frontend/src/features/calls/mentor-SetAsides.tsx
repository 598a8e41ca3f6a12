import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { $api, type Schemas } from '../../api/client';
import { byCursor, itemsOf } from '../../api/list';
import { Loading } from '../../shell/Loading';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { DateText } from '../../ui/DateText';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { Pager } from '../../ui/Pager';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { Who } from './mentor-CallFacts';
import s from './mentor-Calls.module.css';
import { useSetAside } from './mentor-useSetAside';
import { useSetAsideReasons } from './mentor-useSetAsideReasons';

/** /appels/mis-de-cote: the calls to which she said « Pas cette fois », hers alone to read. */
export const SetAsides = () => {
  const { t } = useLingui();
  const { takeBack } = useSetAside();
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/set-asides',
    { params: { query: { limit: 25 } } },
    byCursor,
  );
  const asides = itemsOf(list.data);
  if (!asides) return <Loading error={list.error} tiles={2} />;
  return (
    <Page
      title={t`Mis de côté`}
      eyebrow={
        <Link to={screen('calls')} className={s.back}>
          <Trans>← Tous les appels</Trans>
        </Link>
      }
      lede={
        <Trans>
          Les appels auxquels vous avez dit « Pas cette fois », et vos raisons. Personne d’autre ne
          les lit.
        </Trans>
      }
    >
      {asides.length === 0 && (
        <EmptyState
          drawing={<WaitingScene />}
          title={<Trans>Rien n’est mis de côté</Trans>}
          action={
            <ButtonLink to={screen('calls')}>
              <Trans>Lire les appels</Trans>
            </ButtonLink>
          }
        >
          <Trans>Un appel qui se ferme quitte aussi cette page.</Trans>
        </EmptyState>
      )}
      <div className={s.asides}>
        {asides.map((aside) => (
          <Aside key={aside.call.id} aside={aside} onTakeBack={takeBack} />
        ))}
      </div>
      {asides.length > 0 && (
        <Pager
          shown={asides.length}
          hasMore={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </Page>
  );
};

const Aside = ({
  aside: { call, reason, set_at },
  onTakeBack,
}: {
  aside: Schemas['SetAsideView'];
  onTakeBack: (call: Schemas['CallView']) => void;
}) => {
  const { t } = useLingui();
  const reasons = useSetAsideReasons();
  const name = call.mentee.public_name;
  const titleId = `aside-${call.id}`;
  return (
    <Card as="article" compact className={s.asideRow} aria-labelledby={titleId}>
      <Avatar name={name} />
      <div>
        <h2 id={titleId} className={s.asideName}>
          <Link to="/appels/$id" params={{ id: call.id }} className={s.nameLink}>
            {name}
          </Link>
        </h2>
        <Who mentee={call.mentee} />
        <p className="small">
          <Trans>
            Mis de côté le <DateText value={set_at} />
          </Trans>
          {reason && ` · ${reasons[reason]}`}
        </p>
      </div>
      <Button variant="secondary" size="sm" onClick={() => onTakeBack(call)}>
        <Trans>Le reprendre</Trans>
        <VisuallyHidden>{t` : ${name}`}</VisuallyHidden>
      </Button>
    </Card>
  );
};
