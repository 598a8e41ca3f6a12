import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup } from '../../ui/Field';
import type { SetAsideReason } from './mentor-useSetAside';
import { useSetAsideReasons } from './mentor-useSetAsideReasons';

/** « Pas cette fois »: one press is enough, a reason is hers to give or not. */
export const SetAsideDialog = ({
  call,
  onClose,
  onConfirm,
}: {
  call: Schemas['CallView'];
  onClose: () => void;
  onConfirm: (reason: SetAsideReason | null) => void;
}) => {
  const { t } = useLingui();
  const reasons = useSetAsideReasons();
  const [reason, setReason] = useState<SetAsideReason | 'none'>('none');
  const name = call.mentee.public_name;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Pas cette fois pour ${name} ?`}
      actions={
        <>
          <Button onClick={() => onConfirm(reason === 'none' ? null : reason)}>
            <Trans>Mettre de côté</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Garder cet appel</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Son appel quitte vos suggestions. Personne d’autre ne le saura, ni {name}, ni l’équipe, et
          vous pouvez le reprendre à tout moment.
        </Trans>
      </p>
      <RadioGroup
        id="set-aside-reason"
        label={t`Pourquoi, si vous voulez le dire`}
        hint={t`Pour vos suggestions seulement : pendant trois mois, les appels semblables passeront après les autres.`}
        options={[
          { value: 'none', label: t`Sans raison particulière` },
          ...(Object.entries(reasons) as [SetAsideReason, string][]).map(([value, label]) => ({
            value,
            label,
          })),
        ]}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
};
