import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useProblem } from '../../api/problems';
import { useTimeZone } from '../../lib/dates';
import { useLabels } from '../../shell/useLabels';
import { Disclosure } from '../../ui/Disclosure';
import { Notice } from '../../ui/Notice';
import { today } from './days';
import s from './Pair.module.css';
import type { Pairing } from './pairing';
import { isMeans, useLogContact } from './useLogContact';

const LogOtherDay = lazy(() => import('./LogOtherDay'));

/** Logs an exchange: one tap for today, a small form for another day. Date and means, nothing said. */
export const LogContact = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const zone = useTimeZone();
  const { one } = useLabels();
  const log = useLogContact(pairing);
  return (
    <section className={s.log} id="noter" aria-labelledby="noter-titre">
      <h2 id="noter-titre">
        <Trans>Noter un échange</Trans>
      </h2>
      <p className="muted">
        <Trans>Vous vous êtes parlé aujourd’hui ? Un geste suffit.</Trans>
      </p>
      {log.error && (
        <Notice tone="danger" role="alert">
          {explain(log.error)}
        </Notice>
      )}
      <ul className={s.taps} aria-label={t`Aujourd’hui, par quel moyen ?`}>
        {pairing.ways.filter(isMeans).map((way) => (
          <li key={way}>
            <button
              type="button"
              className={s.tap}
              aria-disabled={log.isPending || undefined}
              onClick={() => {
                if (!log.isPending) log.save(today(zone), way);
              }}
            >
              <span>
                <Trans>Aujourd’hui</Trans>
              </span>
              <strong>{one('ways', way)}</strong>
            </button>
          </li>
        ))}
      </ul>
      <Disclosure summary={<Trans>Un autre jour, ou un autre moyen</Trans>}>
        <Suspense>
          <LogOtherDay pairing={pairing} />
        </Suspense>
      </Disclosure>
    </section>
  );
};
