import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/Button';
import s from './Offer.module.css';
import { may, type Offer } from './types';

const DeclineDialog = lazy(() => import('./DeclineDialog'));
const ElectDialog = lazy(() => import('./ElectDialog'));
const Extend = lazy(() => import('./Extend'));

/** What she may do with an offer, as its view says: choose, keep longer, decline. */
export const OfferActs = ({ offer }: { offer: Offer }) => {
  const { t } = useLingui();
  const [declining, setDeclining] = useState(false);
  const name = offer.mentor.public_name;
  return (
    <div className={s.acts}>
      {may(offer, 'elect') && <ElectButton offer={offer} />}
      <Suspense>{may(offer, 'extend') && <Extend offer={offer} />}</Suspense>
      <Suspense>
        {declining && <DeclineDialog offer={offer} onClose={() => setDeclining(false)} />}
      </Suspense>
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
