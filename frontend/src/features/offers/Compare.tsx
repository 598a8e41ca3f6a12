import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Fit } from '../../fit/LazyFit';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { useLabels } from '../../shell/useLabels';
import { Avatar } from '../../ui/Avatar';
import { DateText } from '../../ui/DateText';
import s from './Compare.module.css';
import { ElectButton } from './OfferActs';
import { may, type Offer } from './types';

interface Row {
  key: string;
  name: string;
  cell: (offer: Offer) => ReactNode;
}

/** Two or three offers, one attribute a row; on a phone each row stacks, the names repeated. */
const Compare = ({ offers }: { offers: readonly Offer[] }) => {
  const { t } = useLingui();
  const rows = useRows();
  return (
    // The roles are written out: display: block would take them away from who listens.
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className={s.table} role="table" data-columns={offers.length}>
      <caption className={s.caption}>
        <Trans>Vos propositions côte à côte, dans l’ordre où vous les avez reçues</Trans>
      </caption>
      <thead role="rowgroup" className={s.head}>
        <tr role="row">
          <td role="cell" />
          {offers.map((offer) => (
            <th key={offer.id} scope="col" role="columnheader">
              <span className={s.mentor}>
                <Avatar name={offer.mentor.public_name} size="sm" />
                <Link to="/offres/$offerId" params={{ offerId: offer.id }}>
                  {offer.mentor.public_name}
                </Link>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.key} role="row" className={s.row}>
            <th scope="row" role="rowheader" className={s.attribute}>
              {row.name}
            </th>
            {offers.map((offer) => (
              <td key={offer.id} role="cell" className={s.cell}>
                <span className={s.name} aria-hidden="true">
                  {offer.mentor.public_name}
                </span>
                <div>{row.cell(offer)}</div>
              </td>
            ))}
          </tr>
        ))}
        {offers.some((offer) => may(offer, 'elect')) && (
          <tr role="row" className={s.row}>
            <th scope="row" role="rowheader" className={s.attribute}>
              {t`Votre choix`}
            </th>
            {offers.map((offer) => (
              <td key={offer.id} role="cell" className={s.choice}>
                {may(offer, 'elect') && <ElectButton offer={offer} />}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
};

const useRows = (): Row[] => {
  const { t } = useLingui();
  const { one, many } = useLabels();
  return [
    {
      key: 'who',
      name: t`Qui`,
      cell: ({ mentor }) => [mentor.job, mentor.region].filter(Boolean).join(' · '),
    },
    {
      key: 'why',
      name: t`Pourquoi vous`,
      cell: ({ why }) => <p className={s.text}>{why}</p>,
    },
    {
      key: 'how',
      name: t`L’aide proposée`,
      cell: ({ how }) => <p className={s.text}>{how}</p>,
    },
    { key: 'fit', name: t`Vous deux`, cell: (offer) => <Fit offer={offer} level={2} /> },
    { key: 'rhythm', name: t`Rythme`, cell: ({ rhythm }) => one('rhythm', rhythm) },
    { key: 'ways', name: t`Pour se parler`, cell: ({ ways }) => many('ways', ways) },
    {
      key: 'talk',
      name: t`Parler avant de choisir`,
      cell: ({ talk_first }) =>
        talk_first ? <Trans>Oui, 20 minutes volontiers</Trans> : <Trans>Pas indiqué</Trans>,
    },
    {
      key: 'limits',
      name: t`Ce qui ne sera pas possible`,
      cell: ({ limits }) => limits ?? <Trans>Rien d’indiqué</Trans>,
    },
    {
      key: 'path',
      name: t`Son parcours`,
      cell: ({ mentor }) => mentor.path ?? <Trans>Pas indiqué</Trans>,
    },
    {
      key: 'until',
      name: t`Ouverte jusqu’au`,
      cell: ({ expires_at }) => <DateText value={expires_at} style="deadline" relative="also" />,
    },
  ];
};

/** The comparison as a page of its own, with the way back. */
const CompareScreen = ({ offers }: { offers: readonly Offer[] }) => {
  const { t, i18n } = useLingui();
  const names = new Intl.ListFormat(i18n.locale).format(
    offers.map((offer) => offer.mentor.public_name),
  );
  return (
    <Page
      title={t`Comparer ${names}`}
      actions={
        <ButtonLink to="/offres" search={{}} variant="secondary">
          <Trans>Revenir aux propositions</Trans>
        </ButtonLink>
      }
    >
      <Compare offers={offers} />
    </Page>
  );
};

export default CompareScreen;
