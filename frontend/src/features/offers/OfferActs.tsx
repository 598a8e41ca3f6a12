import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import s from './Offer.module.css';
import { may, type Offer } from './types';

const ElectDialog = lazy(() => import('./ElectDialog'));

/** What she may do with an offer, as its view says: choose, keep longer, decline. */
export const OfferActs = ({ offer }: { offer: Offer }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [declining, setDeclining] = useState(false);
  const name = offer.mentor.public_name;
  const init = { params: { path: { offer_id: offer.id } } };
  const extend = $api.useMutation('post', '/api/v1/offers/{offer_id}/extension', {
    onSuccess: async () => {
      await refresh('/api/v1/offers', '/api/v1/offers/{offer_id}');
      toast(t`Vous avez plus de temps pour ${name}`);
    },
  });
  return (
    <>
      {extend.error && (
        <Notice tone="danger" role="alert">
          {explain(extend.error)}
        </Notice>
      )}
      <div className={s.acts}>
        {may(offer, 'elect') && <ElectButton offer={offer} />}
        {may(offer, 'extend') && (
          <Button
            variant="secondary"
            size="sm"
            busy={extend.isPending}
            onClick={() => extend.mutate(init)}
          >
            <Trans>Prendre plus de temps</Trans>
          </Button>
        )}
        {may(offer, 'decline') && (
          <Button
            variant="quiet"
            size="sm"
            aria-label={t`Décliner la proposition de ${name}`}
            onClick={() => setDeclining(true)}
          >
            <Trans>Décliner</Trans>
          </Button>
        )}
      </div>
      {declining && <DeclineDialog offer={offer} onClose={() => setDeclining(false)} />}
    </>
  );
};

/** Opens the one dialog that elects. */
export const ElectButton = ({ offer }: { offer: Offer }) => {
  const [open, setOpen] = useState(false);
  const name = offer.mentor.public_name;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>Choisir {name}</Trans>
      </Button>
      {open && (
        <Suspense>
          <ElectDialog offer={offer} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};

const DeclineDialog = ({ offer, onClose }: { offer: Offer; onClose: () => void }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const name = offer.mentor.public_name;
  const decline = $api.useMutation('post', '/api/v1/offers/{offer_id}/declination', {
    onSuccess: async () => {
      onClose();
      toast(t`C’est fait : ${name} recevra un mot aimable`);
      await refresh('/api/v1/offers', '/api/v1/offers/{offer_id}', '/api/v1/calls/mine');
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Décliner la proposition de ${name} ?`}
      actions={
        <>
          <Button
            busy={decline.isPending}
            onClick={() => decline.mutate({ params: { path: { offer_id: offer.id } } })}
          >
            <Trans>Décliner avec douceur</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>La garder encore</Trans>
          </Button>
        </>
      }
    >
      {decline.error && (
        <Notice tone="danger" role="alert">
          {explain(decline.error)}
        </Notice>
      )}
      <p>
        <Trans>
          Vous n’avez aucune raison à donner. {name} reçoit un mot aimable qui la remercie et lui
          dit que d’autres filleules attendent.
        </Trans>
      </p>
      <p className="muted">
        <Trans>
          Une proposition déclinée ne se rouvre pas. Sur un prochain appel, elle pourra de nouveau
          se proposer.
        </Trans>
      </p>
    </Dialog>
  );
};
