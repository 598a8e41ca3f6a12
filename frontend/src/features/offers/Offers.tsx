import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { $api } from '../../api/client';
import { Loading } from '../../shell/Loading';
import { Page } from '../../shell/Page';
import { useTerms } from '../../shell/useTerms';
import { announce } from '../../ui/announce';
import s from './Offer.module.css';
import { OfferCard } from './OfferCard';
import { COMPARED_AT_MOST } from './types';

const ClosedOffers = lazy(() => import('./ClosedOffers'));
const CompareScreen = lazy(() => import('./Compare'));
const Tray = lazy(() => import('./Tray'));
const NothingYet = lazy(() => import('./NothingYet'));

/** The offers she received, in the server's neutral order; two or three of them side by side. */
export const Offers = () => {
  const { t } = useLingui();
  const { AMentor, mentors } = useTerms();
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
  if (compared.length > 1)
    return (
      <Suspense fallback={<Loading tiles={2} />}>
        <CompareScreen offers={compared} />
      </Suspense>
    );
  if (open.length === 0)
    return (
      <Page title={t`Propositions`}>
        <Suspense>
          <NothingYet />
          {closed.length > 0 && <ClosedOffers offers={closed} />}
        </Suspense>
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
      title={t`${plural(count, { one: `${AMentor} se propose`, other: `# ${mentors} se proposent` })}`}
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
      {here.length > 0 && (
        <Suspense>
          <Tray ids={here} offers={open} onClear={() => setTicked([])} />
        </Suspense>
      )}
      {closed.length > 0 && (
        <Suspense>
          <ClosedOffers offers={closed} />
        </Suspense>
      )}
    </Page>
  );
};
