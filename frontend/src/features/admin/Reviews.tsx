import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { $api, type Schemas } from '../../api/client';
import { byCursor } from '../../api/list';
import { Page } from '../../shell/Page';
import { Chip } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import { AllWellScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import type { Column } from '../../ui/Table';
import s from './Admin.module.css';
import { Dash } from './Dash';
import { FilterSelect, Filters, FilterText } from './Filters';
import { ListBody } from './ListBody';
import { applicantRoleKeys, type ReviewSearch, reviewQuery, reviewStatuses } from './search';
import { useRoleWord } from './useRoleWord';
import { applicantStates } from './words';

type Row = Schemas['ApplicantRow'];

/** /organisation/candidatures: those to read first, every other state a filter away. */
export const Reviews = ({ search }: { search: ReviewSearch }) => {
  const { t, i18n } = useLingui();
  const roleWord = useRoleWord();
  const navigate = useNavigate();
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/admin/applicants',
    { params: { query: { limit: 30, ...reviewQuery(search) } } },
    byCursor,
  );
  const filter = (part: ReviewSearch) =>
    void navigate({
      to: '/organisation/candidatures',
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    });
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t`Nom`,
      names: true,
      cell: (row) => (
        <Link to="/organisation/candidatures/$id" params={{ id: row.id }} search={search}>
          {row.full_name}
        </Link>
      ),
    },
    { key: 'role', header: t`Rôle`, cell: (row) => roleWord(row.role) },
    {
      key: 'state',
      header: t`État`,
      cell: (row) => (
        <span className={s.chips}>
          <Chip tone={applicantStates[row.status].tone}>
            {i18n._(applicantStates[row.status].word)}
          </Chip>
          {row.reread_since !== null && (
            <Chip tone="orange">
              <Trans>À relire</Trans>
            </Chip>
          )}
        </span>
      ),
    },
    { key: 'job', header: t`Métier ou études`, cell: (row) => <Dash>{row.job}</Dash> },
    { key: 'region', header: t`Lieu`, cell: (row) => <Dash>{row.region}</Dash> },
    {
      key: 'submitted',
      header: t`Envoyée`,
      cell: (row) =>
        row.submitted_at == null ? (
          <Dash>{null}</Dash>
        ) : (
          <DateText value={row.submitted_at} style="short" />
        ),
    },
    {
      key: 'waiting',
      header: t`Attente`,
      align: 'end',
      cell: (row) =>
        row.status === 'submitted' ? (
          <Plural value={row.waiting_days} _0="aujourd’hui" one="# jour" other="# jours" />
        ) : (
          <Dash>{null}</Dash>
        ),
    },
  ];
  return (
    <Page
      title={t`Candidatures`}
      lede={
        <Trans>
          Lisez comme vous aimeriez qu’on vous lise : une réponse dans la semaine, et quelques mots
          quand c’est non.
        </Trans>
      }
    >
      <Filters>
        <FilterSelect
          id="filter-status"
          label={t`État`}
          options={[
            ...reviewStatuses.map((value) => ({
              value,
              label: i18n._(applicantStates[value].word),
            })),
            { value: 'toutes' as const, label: t`Toutes` },
          ]}
          value={search.statut ?? 'submitted'}
          onChange={(statut) => filter({ statut: statut === 'submitted' ? undefined : statut })}
        />
        <FilterSelect
          id="filter-role"
          label={t`Rôle`}
          all={t`Les deux`}
          options={applicantRoleKeys.map((value) => ({
            value,
            label: roleWord(value),
          }))}
          value={search.role}
          onChange={(role) => filter({ role })}
        />
        <FilterText
          id="filter-q"
          label={t`Nom ou adresse`}
          value={search.q}
          onChange={(q) => filter({ q })}
        />
      </Filters>
      <ListBody
        list={list}
        caption={t`Candidatures`}
        columns={columns}
        empty={
          <EmptyState
            drawing={<AllWellScene />}
            title={
              search.statut === undefined && search.role === undefined && search.q === undefined ? (
                <Trans>Tout est lu</Trans>
              ) : (
                <Trans>Aucune candidature ne répond à ces filtres</Trans>
              )
            }
          >
            <Trans>Les nouvelles candidatures arriveront ici, la plus ancienne en tête.</Trans>
          </EmptyState>
        }
      />
    </Page>
  );
};
