import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { $api, type Schemas } from '../../api/client';
import { byCursor } from '../../api/list';
import { Page } from '../../shell/Page';
import { Chip } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import { AllWellScene, WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { Checkbox } from '../../ui/Field';
import type { Column } from '../../ui/Table';
import { FilterSelect, Filters } from './Filters';
import { ListBody } from './ListBody';
import { type AdminCallSearch, callStatuses } from './search';
import { callStates } from './words';

type Row = Schemas['CallRow'];

/** /organisation/appels: who searches, since when, and whether anybody offered. Never who offered. */
export const AdminCalls = ({ search }: { search: AdminCallSearch }) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/admin/calls',
    { params: { query: { limit: 30, status: search.statut, without_offer: search.sans } } },
    byCursor,
  );
  const filter = (part: AdminCallSearch) =>
    void navigate({
      to: '/organisation/appels',
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    });
  const columns: Column<Row>[] = [
    { key: 'who', header: t`Qui cherche`, names: true, cell: (row) => row.mentee_name },
    {
      key: 'state',
      header: t`État`,
      cell: (row) => (
        <Chip tone={callStates[row.status].tone}>{i18n._(callStates[row.status].word)}</Chip>
      ),
    },
    {
      key: 'since',
      header: t`Cherche depuis le`,
      cell: (row) => <DateText value={row.waiting_since} style="short" relative="also" />,
    },
    {
      key: 'offers',
      header: t`Propositions ouvertes`,
      align: 'end',
      cell: (row) =>
        row.open_offers === 0 && row.status === 'open' ? (
          <Chip tone="orange">
            <Trans>aucune</Trans>
          </Chip>
        ) : (
          <Plural value={row.open_offers} _0="aucune" one="#" other="#" />
        ),
    },
  ];
  return (
    <Page
      title={t`Appels`}
      lede={
        <Trans>
          Personne ne devrait attendre longtemps dans son coin. Vous voyez qui attend ; proposer et
          choisir leur appartient.
        </Trans>
      }
    >
      <Filters>
        <FilterSelect
          id="filter-status"
          label={t`État`}
          all={t`Tous`}
          options={callStatuses.map((value) => ({ value, label: i18n._(callStates[value].word) }))}
          value={search.statut}
          onChange={(statut) => filter({ statut })}
        />
        <Checkbox
          id="filter-without"
          label={t`Seulement ceux qui n’ont aucune proposition`}
          checked={search.sans ?? false}
          onChange={(on) => filter({ sans: on || undefined })}
        />
      </Filters>
      <ListBody
        list={list}
        caption={t`Appels`}
        columns={columns}
        empty={
          search.sans ? (
            <EmptyState
              drawing={<AllWellScene />}
              title={<Trans>Chaque appel a au moins une proposition</Trans>}
            >
              <Trans>Qui cherche a quelqu’un à lire.</Trans>
            </EmptyState>
          ) : (
            <EmptyState drawing={<WaitingScene />} title={<Trans>Aucun appel ici</Trans>}>
              <Trans>Ils apparaissent ici dès qu’ils sont ouverts.</Trans>
            </EmptyState>
          )
        }
      />
    </Page>
  );
};
