import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/Button';
import s from './Pair.module.css';
import { may, type Pairing } from './pairing';

const EndDialog = lazy(() => import('./EndDialog'));
const PauseDialog = lazy(() => import('./PauseDialog'));

/** A pause or an end, when the view gives them; each asks in its dialog. */
export const Breathe = ({ pairing }: { pairing: Pairing }) => {
  const [asking, setAsking] = useState<'pause' | 'end' | null>(null);
  const close = () => setAsking(null);
  if (!may(pairing, 'pause') && !may(pairing, 'end')) return null;
  return (
    <section className={s.block} aria-labelledby="souffler">
      <h2 id="souffler">
        <Trans>Souffler, ou conclure</Trans>
      </h2>
      <div className={s.acts}>
        {may(pairing, 'pause') && (
          <Button variant="secondary" onClick={() => setAsking('pause')}>
            <Trans>Faire une pause</Trans>
          </Button>
        )}
        {may(pairing, 'end') && (
          <Button variant="quiet" onClick={() => setAsking('end')}>
            <Trans>Conclure ce binôme</Trans>
          </Button>
        )}
      </div>
      <Suspense>
        {asking === 'pause' && <PauseDialog pairing={pairing} onClose={close} />}
        {asking === 'end' && <EndDialog pairing={pairing} onClose={close} />}
      </Suspense>
    </section>
  );
};
