import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../api/client';
import { Loading } from '../../shell/Loading';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { ClosedOffers } from './ClosedOffers';
import { Compare } from './Compare';
import s from './Offer.module.css';
import { OfferCard } from './OfferCard';
import { COMPARED_AT_MOST, type Offer } from './types';

/** The offers she received, in the server's neutral order; two or three of them side by side. */
export const Offers = () => {
  const { t } = useLingui();
  const { comparer } = useSearch({ from: '/offres/' });
  // Open offers are few by design (invariant 12): one page holds them and those that are over.
  const answer = $api.useQuery('get', '/api/v1/offers', {
    params: { query: { side: 'received', limit: 100 } },
  });
  const [ticked, setTicked] = useState<readonly string[]>(comparer?.split(',') ?? []);
  if (!answer.data) return <Loading error={answer.error} tiles={2} />;
  const open = answer.data.items.filter((offer) => offer.status === 'open');
  const closed = answer.data.items.filter((offer) => offer.status !== 'open');
  const asked = comparer?.split(',') ?? [];
  const compared = open.filter((offer) => asked.includes(offer.id)).slice(0, COMPARED_AT_MOST);
  if (compared.length > 1) return <CompareScreen offers={compared} />;
  if (open.length === 0)
    return (
      <Page title={t`Propositions`}>
        <NothingYet />
        <ClosedOffers offers={closed} />
      </Page>
    );
  const count = open.length;
  const here = ticked.filter((id) => open.some((offer) => offer.id === id));
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...here, id] : here.filter((one) => one !== id);
    setTicked(next);
    announce(
      t`${plural(next.length, { one: '# proposition à comparer', other: '# propositions à comparer' })}`,
    );
  };
  return (
    <Page
      title={t`${plural(count, { one: 'Une marraine se propose', other: '# marraines se proposent' })}`}
      lede={
        <Trans>
          Prenez votre temps : lisez, posez vos questions, parlez-leur si vous voulez. Le choix est
          le vôtre, et personne ne peut le faire à votre place.
        </Trans>
      }
    >
      <div className={s.cards}>
        {open.map((offer) => (
          <OfferCard
            key={offer.id}
            offer={offer}
            compared={here.includes(offer.id)}
            full={here.length >= COMPARED_AT_MOST}
            onCompare={count > 1 ? (on) => toggle(offer.id, on) : undefined}
          />
        ))}
      </div>
      {here.length > 0 && <Tray ids={here} offers={open} onClear={() => setTicked([])} />}
      <ClosedOffers offers={closed} />
    </Page>
  );
};

/** What is ticked, and the way to see it side by side. */
const Tray = ({
  ids,
  offers,
  onClear,
}: {
  ids: readonly string[];
  offers: readonly Offer[];
  onClear: () => void;
}) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const names = offers.filter((one) => ids.includes(one.id)).map((one) => one.mentor.public_name);
  const list = new Intl.ListFormat(i18n.locale).format(names);
  return (
    <section className={s.tray} aria-label={t`Comparer`}>
      <p>
        {ids.length === 1 ? (
          <Trans>{list}, et qui d’autre ? Cochez-en une deuxième, ou trois au plus.</Trans>
        ) : (
          list
        )}
      </p>
      <div className={s.trayActs}>
        {ids.length > 1 && (
          <Button
            className={s.go}
            onClick={() => void navigate({ to: '/offres', search: { comparer: ids.join(',') } })}
          >
            <Plural value={ids.length} one="Comparer" other="Comparer ces # propositions" />
          </Button>
        )}
        <Button variant="quiet" className={s.clear} onClick={onClear}>
          <Trans>Tout décocher</Trans>
        </Button>
      </div>
    </section>
  );
};

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

/** Waiting is said honestly, with what helps. */
const NothingYet = () => (
  <EmptyState
    drawing={<WaitingScene />}
    title={<Trans>Pas encore de proposition</Trans>}
    action={
      <>
        <ButtonLink to={screen('myCall')}>
          <Trans>Relire mon appel</Trans>
        </ButtonLink>
        <ButtonLink to={screen('home')} variant="secondary">
          <Trans>Voir où j’en suis</Trans>
        </ButtonLink>
      </>
    }
  >
    <Trans>
      Les marraines lisent les appels à leur rythme, souvent le soir. Celles qui se proposent
      apparaîtront ici, et vous le saurez par e-mail. Un appel précis et personnel aide beaucoup.
    </Trans>
  </EmptyState>
);
