import { select } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { screen } from '../../shell/screens';
import { useLabels } from '../../shell/useLabels';
import { useTerms } from '../../shell/useTerms';
import { Avatar } from '../../ui/Avatar';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import s from './made-Offers.module.css';
import { lapseMeaning, madeStatus } from './made-status';

const EditOffer = lazy(() => import('./made-EditOffer'));
const Thread = lazy(() => import('./Thread'));
const WithdrawOffer = lazy(() => import('./made-WithdrawOffer'));

type Offer = Schemas['OfferView'];

type Panel = 'texts' | 'questions' | 'edit';

/** One offer she made: its state first, then her words and theirs, then what she may still do. */
export const MadeOffer = ({ offer }: { offer: Offer }) => {
  const { t, i18n } = useLingui();
  const [panel, setPanel] = useState<Panel>();
  const [leaving, setLeaving] = useState(false);
  const state = madeStatus[offer.status];
  const terms = useTerms();
  const name = offer.mentee.public_name;
  const titleId = `offer-${offer.id}`;
  const may = (action: Offer['actions'][number]) => offer.actions.includes(action);
  const whose = <VisuallyHidden>{t` : ${name}`}</VisuallyHidden>;
  const toggle = (which: Panel) => ({
    size: 'sm' as const,
    variant: 'secondary' as const,
    'aria-expanded': panel === which,
    onClick: () => setPanel(panel === which ? undefined : which),
  });
  return (
    <Card
      as="article"
      tone={offer.status === 'elected' ? 'primary' : undefined}
      className="flow"
      aria-labelledby={titleId}
    >
      <header className={s.head}>
        <Avatar name={name} />
        <div>
          <h2 id={titleId}>{name}</h2>
          <p className="muted">
            {offer.mentee.job}
            {' · '}
            {offer.mentee.region}
          </p>
        </div>
        <Chip tone={state.tone} icon={state.icon}>
          {i18n._(state.word.id, terms)}
        </Chip>
      </header>
      <p>
        {i18n._((lapseMeaning[offer.lapse_reason ?? ''] ?? state.meaning).id, terms)}{' '}
        {offer.status === 'open' && (
          <span className={s.deadline}>
            <Trans>
              Jusqu’au <DateText value={offer.expires_at} style="deadline" relative="also" />.
            </Trans>
          </span>
        )}
        {offer.status === 'elected' && (
          <Link to={screen('home')}>
            <Trans>Voir votre binôme</Trans>
          </Link>
        )}
      </p>
      <div className="row">
        <Button {...toggle('texts')}>
          <Trans>Relire</Trans>
          {whose}
        </Button>
        <Button {...toggle('questions')}>
          <Trans>Questions et réponses</Trans>
          {whose}
        </Button>
        {may('edit') && (
          <Button {...toggle('edit')}>
            <Trans>Modifier</Trans>
            {whose}
          </Button>
        )}
        {may('extend') && <ExtendOffer offer={offer} />}
        {may('withdraw') && (
          <Button variant="quiet" size="sm" onClick={() => setLeaving(true)}>
            <Trans>La retirer</Trans>
            {whose}
          </Button>
        )}
      </div>
      {panel === 'texts' && <OfferTexts offer={offer} />}
      <Suspense fallback={<Skeleton lines={3} />}>
        {panel === 'questions' && <Thread offer={offer} level={3} />}
        {panel === 'edit' && <EditOffer offer={offer} onDone={() => setPanel(undefined)} />}
      </Suspense>
      {leaving && (
        <Suspense>
          <WithdrawOffer offer={offer} onClose={() => setLeaving(false)} />
        </Suspense>
      )}
    </Card>
  );
};

const OfferTexts = ({ offer }: { offer: Offer }) => {
  const { t } = useLingui();
  const { one, many } = useLabels();
  const { menteeSet } = useTerms();
  return (
    <dl className={s.texts}>
      <div>
        <dt>
          {t`${select(menteeSet, { feminine: 'Pourquoi vous, pour elle', masculine: 'Pourquoi vous, pour lui', other: 'Pourquoi vous' })}`}
        </dt>
        <dd>{offer.why}</dd>
      </div>
      <div>
        <dt>
          <Trans>Comment vous pouvez l’aider</Trans>
        </dt>
        <dd>{offer.how}</dd>
      </div>
      <div>
        <dt>
          <Trans>Rythme et façons de se parler</Trans>
        </dt>
        <dd>
          {one('rhythm', offer.rhythm)}
          {' · '}
          {many('ways', offer.ways)}
          {offer.talk_first && (
            <>
              {' · '}
              <Trans>20 minutes avant son choix</Trans>
            </>
          )}
        </dd>
      </div>
      {offer.limits !== null && (
        <div>
          <dt>
            <Trans>Ce que vous ne pourrez pas faire</Trans>
          </dt>
          <dd>{offer.limits}</dd>
        </div>
      )}
    </dl>
  );
};

const ExtendOffer = ({ offer }: { offer: Offer }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const extend = $api.useMutation('post', '/api/v1/offers/{offer_id}/extension', {
    onSuccess: () => {
      toast(t`Votre proposition est prolongée.`);
      void refresh('/api/v1/offers');
    },
  });
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        busy={extend.isPending}
        onClick={() => extend.mutate({ params: { path: { offer_id: offer.id } } })}
      >
        <Trans>Lui laisser plus de temps</Trans>
      </Button>
      {extend.error && (
        <Notice tone="danger" role="alert">
          {explain(extend.error)}
        </Notice>
      )}
    </>
  );
};
