import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../api/client';
import { fieldErrors, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { useTimeZone } from '../../lib/dates';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { addDays, today } from './days';
import type { Pairing } from './pairing';

const PROPOSED_DAYS = 30;

/** A pause has a day when it ends: nobody is left to wonder. */
const PauseDialog = ({ pairing, onClose }: { pairing: Pairing; onClose: () => void }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const zone = useTimeZone();
  const [until, setUntil] = useState(() => addDays(today(zone), PROPOSED_DAYS));
  const [missing, setMissing] = useState(false);
  const name = pairing.partner.public_name;
  const pause = $api.useMutation('post', '/api/v1/pairings/{pairing_id}/pause', {
    onSuccess: async () => {
      onClose();
      toast(t`Pause notée, un e-mail prévient ${name}`);
      await refresh('/api/v1/pairings', '/api/v1/pairings/{pairing_id}');
    },
  });
  const wrong = fieldErrors(pause.error, () => 'until')[0]?.message;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Faire une pause`}
      actions={
        <>
          <Button
            busy={pause.isPending}
            onClick={() => {
              setMissing(until === '');
              if (until !== '')
                pause.mutate({
                  params: { path: { pairing_id: pairing.id } },
                  body: { until },
                });
            }}
          >
            <Trans>Mettre en pause</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Annuler</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Examens, congé, surcharge : tout le monde souffle. {name} en saura la date, sans avoir à
          demander pourquoi. On peut reprendre plus tôt, d’un côté ou de l’autre.
        </Trans>
      </p>
      {pause.error && wrong === undefined && (
        <Notice tone="danger" role="alert">
          {explain(pause.error)}
        </Notice>
      )}
      <TextField
        id="until"
        type="date"
        label={t`Reprendre le`}
        min={addDays(today(zone), 1)}
        value={until}
        error={missing && until === '' ? t`Indiquez le jour de la reprise` : wrong}
        onChange={setUntil}
      />
    </Dialog>
  );
};

export default PauseDialog;
