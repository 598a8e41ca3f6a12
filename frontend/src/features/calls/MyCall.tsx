import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { Loading } from '../../shell/Loading';
import { Page } from '../../shell/Page';
import { useTerms } from '../../shell/useTerms';
import { DateText } from '../../ui/DateText';
import { Disclosure } from '../../ui/Disclosure';
import { Skeleton } from '../../ui/Skeleton';
import { CallActs } from './CallActs';
import { CallAsRead } from './CallAsRead';
import s from './MyCall.module.css';
import { useClosedReason } from './useClosedReason';

type Call = Schemas['CallView'];

const OpenCall = lazy(async () => ({ default: (await import('./CallForm')).OpenCall }));
const EditCall = lazy(async () => ({ default: (await import('./CallForm')).EditCall }));
const NoCall = lazy(() => import('./NoCall'));

/** The mentee's call: open one, see it as mentors do, change it, pause it, close it. */
export const MyCall = () => {
  const { t } = useLingui();
  const { mentors } = useTerms();
  const calls = $api.useQuery('get', '/api/v1/calls/mine', {});
  const applicants = $api.useQuery('get', '/api/v1/applicants', {});
  if (!calls.data || !applicants.data)
    return <Loading error={calls.error ?? applicants.error} lines={6} />;
  const live = calls.data.items.find((call) => call.status === 'open' || call.status === 'paused');
  const past = calls.data.items.filter((call) => call !== live);
  const applicant = applicants.data.items.find((one) => one.role === 'mentee');
  if (live) return <LiveCall call={live} past={past} />;
  if (applicant?.actions.includes('open_call'))
    return (
      <Page
        narrow
        title={t`Ouvrez votre appel`}
        lede={
          <Trans>
            Les {mentors} du programme vont le lire, et se proposer si vos mots leur parlent. Repris
            de votre candidature : retouchez ce que vous voulez.
          </Trans>
        }
      >
        <Suspense fallback={<Skeleton lines={6} />}>
          <OpenCall applicant={applicant} />
        </Suspense>
        <PastCalls calls={past} />
      </Page>
    );
  return (
    <Page narrow title={t`Mon appel`}>
      <Suspense>
        <NoCall />
      </Suspense>
      <PastCalls calls={past} />
    </Page>
  );
};

const LiveCall = ({ call, past }: { call: Call; past: Call[] }) => {
  const { t } = useLingui();
  const { mentors } = useTerms();
  const [editing, setEditing] = useState(false);
  const open = call.status === 'open';
  return (
    <Page
      title={open ? t`Votre appel est ouvert` : t`Votre appel est en pause`}
      lede={
        open ? (
          <Trans>
            Les {mentors} le lisent. Un e-mail vous prévient à chaque proposition, il n’y a rien à
            surveiller.
          </Trans>
        ) : (
          <Trans>
            Personne ne le voit en ce moment. Quand vous le reprendrez, il retrouvera sa place dans
            l’attente.
          </Trans>
        )
      }
    >
      <div className={s.layout}>
        {editing ? (
          <section className={s.sheet} aria-labelledby="modifier">
            <h2 id="modifier">
              <Trans>Modifier mon appel</Trans>
            </h2>
            <Suspense fallback={<Skeleton lines={6} />}>
              <EditCall call={call} onDone={() => setEditing(false)} />
            </Suspense>
          </section>
        ) : (
          <CallAsRead call={call} />
        )}
        <CallActs call={call} onEdit={editing ? undefined : () => setEditing(true)} />
      </div>
      <PastCalls calls={past} />
    </Page>
  );
};

const PastCalls = ({ calls }: { calls: readonly Call[] }) => {
  const closedReason = useClosedReason();
  if (calls.length === 0) return null;
  return (
    <Disclosure summary={<Trans>Mes appels précédents</Trans>}>
      <ul>
        {calls.map((call) => (
          <li key={call.id}>
            <Trans>
              Ouvert le <DateText value={call.created_at} />
            </Trans>
            {' · '}
            {closedReason(call)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
};
