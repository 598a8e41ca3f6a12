import { select } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { $api } from '../../api/client';
import { byCursor, itemsOf } from '../../api/list';
import { useProblem } from '../../api/problems';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { Notice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Skeleton } from '../../ui/Skeleton';
import { Segmented } from '../../ui/Tabs';
import { MadeOffer } from './made-Offer';
import s from './made-Offers.module.css';
import { type MadeList, statusOf } from './made-status';

const NoOffer = lazy(() => import('./made-NoOffer'));

/** /mes-offres: what a mentor has offered, and where each offer stands. */
export const MadeOffers = ({ list = 'en-cours' }: { list?: MadeList }) => {
  const { t } = useLingui();
  const { menteeSet } = useTerms();
  const explain = useProblem();
  const navigate = useNavigate();
  const answer = $api.useInfiniteQuery(
    'get',
    '/api/v1/offers',
    { params: { query: { side: 'made', status: statusOf[list], limit: 20 } } },
    byCursor,
  );
  const offers = itemsOf(answer.data);
  return (
    <Page
      title={t`Mes propositions`}
      lede={t`${select(menteeSet, {
        feminine: 'Vous avez tendu la main. À elles de choisir, à leur rythme.',
        masculine: 'Vous avez tendu la main. À eux de choisir, à leur rythme.',
        other: 'Vous avez tendu la main. Le choix viendra, à son rythme.',
      })}`}
      actions={
        <ButtonLink to={screen('calls')} variant="secondary">
          <Trans>Lire les appels</Trans>
        </ButtonLink>
      }
    >
      <Segmented
        label={t`Quelles propositions`}
        value={list}
        options={[
          { value: 'en-cours', label: t`En attente` },
          { value: 'choisies', label: t`Choisies` },
          { value: 'toutes', label: t`Toutes` },
        ]}
        onChange={(liste) =>
          void navigate({
            to: '/mes-offres',
            search: { liste: liste === 'en-cours' ? undefined : liste },
            replace: true,
            resetScroll: false,
          })
        }
      />
      {answer.isError && (
        <Notice tone="danger" role="alert">
          {explain(answer.error)}
        </Notice>
      )}
      {answer.isPending && <Skeleton lines={6} />}
      {offers && offers.length > 0 && (
        <>
          <div className={s.list}>
            {offers.map((offer) => (
              <MadeOffer key={offer.id} offer={offer} />
            ))}
          </div>
          <Pager
            shown={offers.length}
            hasMore={answer.hasNextPage}
            busy={answer.isFetchingNextPage}
            onMore={() => void answer.fetchNextPage()}
          />
        </>
      )}
      {offers?.length === 0 && (
        <Suspense>
          <NoOffer list={list} />
        </Suspense>
      )}
    </Page>
  );
};
