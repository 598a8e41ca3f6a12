import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { $api, type Schemas } from '../../api/client';
import { byCursor } from '../../api/list';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { Page } from '../../shell/Page';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import { AllWellScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import type { Column } from '../../ui/Table';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import s from './Admin.module.css';
import { FilterSelect, Filters } from './Filters';
import { ListBody } from './ListBody';
import { type JobSearch, jobStatuses } from './search';
import { jobStates } from './words';

type Row = Schemas['JobView'];

const stateOf = (status: string) =>
  jobStates[jobStatuses.find((one) => one === status) ?? 'queued'];

/** /organisation/taches: what the software does by itself; an administrator sees what got stuck. */
export const Jobs = ({ search }: { search: JobSearch }) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/admin/jobs',
    { params: { query: { limit: 30, status: search.statut } } },
    byCursor,
  );
  const columns: Column<Row>[] = [
    {
      key: 'kind',
      header: t`Tâche`,
      names: true,
      cell: (row) => <span className={s.mono}>{row.kind}</span>,
    },
    {
      key: 'state',
      header: t`État`,
      cell: (row) => (
        <Chip tone={stateOf(row.status).tone}>{i18n._(stateOf(row.status).word)}</Chip>
      ),
    },
    { key: 'attempts', header: t`Essais`, align: 'end', cell: (row) => row.attempts },
    {
      key: 'run',
      header: t`Prévue`,
      cell: (row) => (
        <span className={s.nowrap}>
          <DateText value={row.run_at} style="short" /> <DateText value={row.run_at} style="time" />
        </span>
      ),
    },
    {
      key: 'error',
      header: t`Dernière erreur`,
      cell: (row) =>
        row.last_error === null ? (
          <span className="muted">–</span>
        ) : (
          <span className={s.mono}>{row.last_error}</span>
        ),
    },
    {
      key: 'act',
      header: t`Agir`,
      align: 'end',
      cell: (row) => (row.actions.includes('revive') ? <Revive job={row} /> : <span>–</span>),
    },
  ];
  return (
    <Page
      title={t`Tâches`}
      lede={
        <Trans>
          Mails, rappels, échéances : le serveur s’en charge, et réessaie de lui-même. Ce qu’il a
          abandonné attend ici d’être relancé.
        </Trans>
      }
    >
      <Filters>
        <FilterSelect
          id="filter-status"
          label={t`État`}
          all={t`Tous`}
          options={jobStatuses.map((value) => ({ value, label: i18n._(jobStates[value].word) }))}
          value={search.statut}
          onChange={(statut) =>
            void navigate({
              to: '/organisation/taches',
              search: { statut },
              replace: true,
              resetScroll: false,
            })
          }
        />
      </Filters>
      <ListBody
        list={list}
        caption={t`Tâches`}
        columns={columns}
        empty={
          <EmptyState drawing={<AllWellScene />} title={<Trans>Aucune tâche ici</Trans>}>
            {search.statut === 'dead' ? (
              <Trans>Rien n’a été abandonné.</Trans>
            ) : (
              <Trans>Le serveur n’a rien à faire pour l’instant.</Trans>
            )}
          </EmptyState>
        }
      />
    </Page>
  );
};

const Revive = ({ job }: { job: Row }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const revive = $api.useMutation('post', '/api/v1/admin/jobs/{job_id}/revival', {
    onSuccess: () => {
      toast(t`La tâche repart.`);
      void refresh('/api/v1/admin/jobs');
    },
  });
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        busy={revive.isPending}
        onClick={() => revive.mutate({ params: { path: { job_id: job.id } } })}
      >
        <Trans>Relancer</Trans>
        <VisuallyHidden>{` : ${job.kind}`}</VisuallyHidden>
      </Button>
      {revive.error && (
        <Notice tone="danger" role="alert">
          {explain(revive.error)}
        </Notice>
      )}
    </>
  );
};
