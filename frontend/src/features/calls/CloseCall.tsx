import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/Field';
import { Notice } from '../../ui/Notice';

type Reason = 'found_elsewhere' | 'no_longer' | 'no_offer';

/** Closes her call, with the reason that helps the organisers. */
const CloseCall = ({ call, onClose }: { call: Schemas['CallView']; onClose: () => void }) => {
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

export default CloseCall;
