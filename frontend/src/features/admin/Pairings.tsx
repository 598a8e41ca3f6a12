import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { byCursor } from '../../api/list';
import { Page } from '../../shell/Page';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import { PairScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import type { Column } from '../../ui/Table';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import s from './Admin.module.css';
import { Dash } from './Dash';
import { EndPairing } from './EndPairing';
import { FilterSelect, Filters } from './Filters';
import { Health } from './Health';
import { ListBody } from './ListBody';
import { healths, type PairingSearch, pairingStatuses } from './search';
import { endingReasons, healthWords, pairingStates, wordOf } from './words';

type Row = Schemas['PairingRow'];

/** /organisation/binomes: how each pair is doing. Nothing of what the two say to each other. */
export const Pairings = ({ search }: { search: PairingSearch }) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [ending, setEnding] = useState<Row>();
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/admin/pairings',
    { params: { query: { limit: 30, status: search.statut, health: search.sante } } },
    byCursor,
  );
  const filter = (part: PairingSearch) =>
    void navigate({
      to: '/organisation/binomes',
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    });
  const columns: Column<Row>[] = [
    {
      key: 'pair',
      header: t`Binôme`,
      names: true,
      cell: (row) => (
        <>
          {row.mentee_name} <span className="muted">{t`avec`}</span> {row.mentor_name}
        </>
      ),
    },
    {
      key: 'health',
      header: t`Santé`,
      cell: (row) => (row.status === 'ended' ? <Dash>{null}</Dash> : <Health level={row.health} />),
    },
    {
      key: 'state',
      header: t`État`,
      cell: (row) => (
        <>
          <Chip tone={pairingStates[row.status].tone}>
            {i18n._(pairingStates[row.status].word)}
          </Chip>
          {row.ended_reason !== null && (
            <>
              <br />
              <span className="muted small">{wordOf(endingReasons, row.ended_reason, i18n)}</span>
            </>
          )}
        </>
      ),
    },
    {
      key: 'formed',
      header: t`Formé le`,
      cell: (row) => (
        <span className={s.nowrap}>
          <DateText value={row.formed_at} style="short" />
        </span>
      ),
    },
    {
      key: 'contact',
      header: t`Dernier échange`,
      cell: (row) =>
        row.last_contact_on === null ? (
          <span className="muted">
            <Trans>aucun encore</Trans>
          </span>
        ) : (
          <DateText value={row.last_contact_on} relative="only" />
        ),
    },
    {
      key: 'actions',
      header: t`Agir`,
      align: 'end',
      cell: (row) =>
        row.actions.includes('end') ? (
          <Button variant="quiet" size="sm" onClick={() => setEnding(row)}>
            <Trans>Clore</Trans>
            <VisuallyHidden>{` : ${row.mentee_name}, ${row.mentor_name}`}</VisuallyHidden>
          </Button>
        ) : (
          <Dash>{null}</Dash>
        ),
    },
  ];
  return (
    <Page
      title={t`Binômes`}
      lede={
        <Trans>
          Vous voyez s’ils se parlent, jamais ce qu’ils se disent. La santé se lit à la date du
          dernier échange noté.
        </Trans>
      }
    >
      <Filters>
        <FilterSelect
          id="filter-health"
          label={t`Santé`}
          all={t`Toutes`}
          options={healths.map((value) => ({ value, label: i18n._(healthWords[value]) }))}
          value={search.sante}
          onChange={(sante) => filter({ sante })}
        />
        <FilterSelect
          id="filter-status"
          label={t`État`}
          all={t`Tous`}
          options={pairingStatuses.map((value) => ({
            value,
            label: i18n._(pairingStates[value].word),
          }))}
          value={search.statut}
          onChange={(statut) => filter({ statut })}
        />
      </Filters>
      <ListBody
        list={list}
        caption={t`Binômes`}
        columns={columns}
        empty={
          <EmptyState drawing={<PairScene />} title={<Trans>Aucun binôme ici</Trans>}>
            {search.sante === 'red' ? (
              <Trans>Aucun silence prolongé : c’est la meilleure des listes vides.</Trans>
            ) : (
              <Trans>Ils apparaîtront dès qu’un choix aura été fait.</Trans>
            )}
          </EmptyState>
        }
      />
      {ending && <EndPairing key={ending.id} pair={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  );
};
