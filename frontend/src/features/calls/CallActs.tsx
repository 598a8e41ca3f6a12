import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import s from './MyCall.module.css';

type Call = Schemas['CallView'];

const CloseCall = lazy(() => import('./CloseCall'));

/** What she may do with her call, as its view says. */
export const CallActs = ({ call, onEdit }: { call: Call; onEdit?: () => void }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [closing, setClosing] = useState(false);
  const done = (words: string) => async () => {
    await refresh('/api/v1/calls/mine', '/api/v1/offers', '/api/v1/applicants');
    toast(words);
  };
  const pause = $api.useMutation('post', '/api/v1/calls/{call_id}/pause', {
    onSuccess: done(t`Votre appel est en pause`),
  });
  const resume = $api.useMutation('post', '/api/v1/calls/{call_id}/resumption', {
    onSuccess: done(t`Votre appel est de nouveau ouvert`),
  });
  const confirm = $api.useMutation('post', '/api/v1/calls/{call_id}/confirmation', {
    onSuccess: done(t`C’est noté, vous cherchez toujours`),
  });
  const init = { params: { path: { call_id: call.id } } };
  const may = (action: Call['actions'][number]) => call.actions.includes(action);
  const failure = pause.error ?? resume.error ?? confirm.error;
  return (
    <aside className={s.acts} aria-label={t`Gérer mon appel`}>
      <p>
        <Trans>
          Vous attendez depuis le <DateText value={call.waiting_since} />.
        </Trans>{' '}
        <Trans>
          Dernière confirmation : <DateText value={call.confirmed_at} relative="only" />.
        </Trans>
      </p>
      {failure && (
        <Notice tone="danger" role="alert">
          {explain(failure)}
        </Notice>
      )}
      {may('resume') && (
        <Button busy={resume.isPending} onClick={() => resume.mutate(init)}>
          <Trans>Reprendre mon appel</Trans>
        </Button>
      )}
      {may('confirm') && (
        <Button variant="secondary" busy={confirm.isPending} onClick={() => confirm.mutate(init)}>
          <Trans>Je cherche toujours</Trans>
        </Button>
      )}
      {onEdit && may('edit') && (
        <Button variant="secondary" onClick={onEdit}>
          <Trans>Modifier</Trans>
        </Button>
      )}
      {may('pause') && (
        <>
          <Button variant="secondary" busy={pause.isPending} onClick={() => pause.mutate(init)}>
            <Trans>Mettre en pause</Trans>
          </Button>
          <p className="muted small">
            <Trans>
              En pause, les propositions reçues se referment. Vous gardez votre place dans
              l’attente.
            </Trans>
          </p>
        </>
      )}
      {may('close') && (
        <Button variant="quiet" onClick={() => setClosing(true)}>
          <Trans>Fermer mon appel</Trans>
        </Button>
      )}
      {closing && (
        <Suspense>
          <CloseCall call={call} onClose={() => setClosing(false)} />
        </Suspense>
      )}
    </aside>
  );
};
