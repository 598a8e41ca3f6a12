import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { $api } from '../../api/client';
import { Loading } from '../../shell/Loading';
import { Page } from '../../shell/Page';
import { useLabels } from '../../shell/useLabels';
import { useTerms } from '../../shell/useTerms';
import { DateText } from '../../ui/DateText';
import { Breathe } from './Breathe';
import { ContactDetails } from './ContactDetails';
import { ContactHistory } from './ContactHistory';
import { LogContact } from './LogContact';
import { NextStep } from './NextStep';
import s from './Pair.module.css';
import { may, type Pairing } from './pairing';

/** A pair, seen by either of the two: the next step first, then all they need to keep going. */
export const PairPage = () => {
  const { pairingId } = useParams({ from: '/binome/$pairingId' });
  const pairing = $api.useQuery('get', '/api/v1/pairings/{pairing_id}', {
    params: { path: { pairing_id: pairingId } },
  });
  if (!pairing.data) return <Loading error={pairing.error} lines={6} />;
  return <Pair pairing={pairing.data} />;
};

const Pair = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const { mentee, mentor } = useTerms();
  const { one, many } = useLabels();
  const { partner } = pairing;
  const name = partner.name;
  const over = pairing.status === 'ended';
  return (
    <Page
      title={over ? t`Votre binôme avec ${name}` : t`Vous et ${name}`}
      eyebrow={
        pairing.my_role === 'mentee' ? <Trans>Votre {mentor}</Trans> : <Trans>Votre {mentee}</Trans>
      }
    >
      <NextStep pairing={pairing} />
      <div className={s.layout}>
        <ContactDetails pairing={pairing} />
        <div className={s.main}>
          {may(pairing, 'log_contact') && <LogContact pairing={pairing} />}
          <ContactHistory pairing={pairing} />
        </div>
        <div className={s.side}>
          <section className={s.block} aria-labelledby="cadre">
            <h2 id="cadre">
              <Trans>Votre cadre</Trans>
            </h2>
            <dl className={s.facts}>
              <div>
                <dt>
                  <Trans>Rythme</Trans>
                </dt>
                <dd>{one('rhythm', pairing.rhythm)}</dd>
              </div>
              <div>
                <dt>
                  <Trans>Pour se parler</Trans>
                </dt>
                <dd>{many('ways', pairing.ways)}</dd>
              </div>
              <div>
                <dt>
                  <Trans>Binôme formé</Trans>
                </dt>
                <dd>
                  <DateText value={pairing.formed_at} />
                </dd>
              </div>
            </dl>
            <p className="muted small">
              <Trans>Une seule règle chiffrée : au moins un échange tous les deux mois.</Trans>
            </p>
          </section>
          <Breathe pairing={pairing} />
        </div>
      </div>
    </Page>
  );
};
