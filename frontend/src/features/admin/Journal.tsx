import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { $api, type Schemas } from '../../api/client';
import { byCursor } from '../../api/list';
import { cx } from '../../lib/cx';
import { Page } from '../../shell/Page';
import { Button } from '../../ui/Button';
import { DateText } from '../../ui/DateText';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField } from '../../ui/Field';
import type { Column } from '../../ui/Table';
import s from './Admin.module.css';
import { Dash } from './Dash';
import { eventWords } from './events';
import { Filters, FilterText } from './Filters';
import { ListBody } from './ListBody';
import type { JournalSearch } from './search';
import { wordOf } from './words';

type Row = Schemas['EventView'];

/** /organisation/journal: every change of state, who made it and when. It can only grow. */
export const Journal = ({ search }: { search: JournalSearch }) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/admin/events',
    { params: { query: { limit: 50, kind: search.quoi, subject_id: search.sujet } } },
    byCursor,
  );
  const filter = (part: JournalSearch) =>
    void navigate({
      to: '/organisation/journal',
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    });
  const columns: Column<Row>[] = [
    {
      key: 'when',
      header: t`Quand`,
      cell: (row) => (
        <span className={s.nowrap}>
          <DateText value={row.occurred_at} style="short" />{' '}
          <DateText value={row.occurred_at} style="time" />
        </span>
      ),
    },
    {
      key: 'what',
      header: t`Quoi`,
      names: true,
      cell: (row) => wordOf(eventWords, row.kind, i18n),
    },
    {
      key: 'who',
      header: t`Par qui`,
      cell: (row) =>
        row.actor_name ?? (
          <span className="muted">
            <Trans>le serveur</Trans>
          </span>
        ),
    },
    {
      key: 'states',
      header: t`De, vers`,
      cell: (row) =>
        row.from_state === null && row.to_state === null ? (
          <Dash>{null}</Dash>
        ) : (
          <span className={s.mono}>
            {row.from_state ?? '∅'} → {row.to_state ?? '∅'}
          </span>
        ),
    },
    { key: 'why', header: t`Raison`, cell: (row) => <Dash>{row.reason}</Dash> },
    {
      key: 'subject',
      header: t`Sujet`,
      cell: (row) => (
        <Link
          to="/organisation/journal"
          search={{ sujet: row.subject_id }}
          className={cx(s.mono, s.nowrap)}
          aria-label={t`Tout ce qui concerne ${row.subject_id}`}
        >
          …{row.subject_id.slice(-8)}
        </Link>
      ),
    },
  ];
  return (
    <Page
      title={t`Journal`}
      lede={
        <Trans>
          Chaque changement d’état, sans exception : qui, quand, pourquoi. Rien ne s’y efface.
        </Trans>
      }
    >
      <Filters>
        <SelectField
          id="filter-kind"
          label={t`Ce qui s’est passé`}
          empty={t`Tout`}
          options={Object.entries(eventWords).map(([value, word]) => ({
            value,
            label: i18n._(word),
          }))}
          value={search.quoi ?? ''}
          onChange={(quoi) => filter({ quoi: quoi || undefined })}
        />
        <FilterText
          id="filter-subject"
          label={t`Identifiant du sujet`}
          value={search.sujet}
          onChange={(sujet) => filter({ sujet })}
        />
      </Filters>
      <ListBody
        list={list}
        caption={t`Journal`}
        columns={columns}
        empty={
          <EmptyState
            drawing={<WaitingScene />}
            title={<Trans>Rien de tel dans le journal</Trans>}
            action={
              <Button
                variant="secondary"
                onClick={() => filter({ quoi: undefined, sujet: undefined })}
              >
                <Trans>Tout afficher</Trans>
              </Button>
            }
          />
        }
      />
    </Page>
  );
};
