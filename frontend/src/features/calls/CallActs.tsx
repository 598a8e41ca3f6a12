import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { DateText } from '../../ui/DateText';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import s from './MyCall.module.css';

type Call = Schemas['CallView'];
type Reason = 'found_elsewhere' | 'no_longer' | 'no_offer';

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
      {closing && <CloseCall call={call} onClose={() => setClosing(false)} />}
    </aside>
  );
};

const CloseCall = ({ call, onClose }: { call: Call; onClose: () => void }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [reason, setReason] = useState<Reason | ''>('');
  const [missing, setMissing] = useState(false);
  const close = $api.useMutation('post', '/api/v1/calls/{call_id}/closure', {
    onSuccess: async () => {
      onClose();
      toast(t`Votre appel est fermé`);
      await refresh('/api/v1/calls/mine', '/api/v1/offers', '/api/v1/applicants');
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Fermer votre appel ?`}
      actions={
        <>
          <Button
            variant="danger"
            busy={close.isPending}
            onClick={() => {
              setMissing(reason === '');
              if (reason !== '')
                close.mutate({ params: { path: { call_id: call.id } }, body: { reason } });
            }}
          >
            <Trans>Fermer mon appel</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Le garder ouvert</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Les propositions reçues se referment, avec un mot aimable pour chacune. Vous pourrez
          ouvrir un autre appel plus tard.
        </Trans>
      </p>
      {close.error && (
        <Notice tone="danger" role="alert">
          {explain(close.error)}
        </Notice>
      )}
      <RadioGroup
        id="close-reason"
        label={t`Pourquoi le fermez-vous ?`}
        hint={t`Lu par les organisatrices seulement.`}
        error={missing && reason === '' ? t`Choisissez une raison` : undefined}
        options={[
          { value: 'found_elsewhere', label: t`J’ai trouvé de l’aide ailleurs` },
          { value: 'no_longer', label: t`Je n’en ai plus besoin, ou ce n’est plus le moment` },
          { value: 'no_offer', label: t`Personne ne s’est proposé` },
        ]}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
};
