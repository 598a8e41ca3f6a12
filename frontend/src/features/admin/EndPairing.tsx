import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, SelectField, TextArea } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { agreedEndings, endingReasons } from './words';

type AgreedEnding = (typeof agreedEndings)[number];

/** An organiser closes only what both agree is over; she says so herself, by ticking a box. */
export const EndPairing = ({
  pair,
  onClose,
}: {
  pair: Schemas['PairingRow'];
  onClose: () => void;
}) => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [reason, setReason] = useState<AgreedEnding | ''>('');
  const [agreed, setAgreed] = useState(false);
  const [words, setWords] = useState('');
  const [checked, setChecked] = useState(false);
  const end = $api.useMutation('post', '/api/v1/admin/pairings/{pairing_id}/ending', {
    onSuccess: () => {
      onClose();
      toast(t`Le binôme est clos. Les deux l’apprennent par e-mail.`);
      void refresh('/api/v1/admin/pairings', '/api/v1/admin/to-do');
    },
  });
  const submit = () => {
    setChecked(true);
    if (reason === '' || !agreed) return;
    end.mutate({
      body: { reason, agreed_by_both: true, words: words.trim() || undefined },
      params: { path: { pairing_id: pair.id } },
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Clore le binôme ${pair.mentee_name} – ${pair.mentor_name} ?`}
      actions={
        <>
          <Button busy={end.isPending} onClick={submit}>
            <Trans>Clore le binôme</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Le laisser vivre</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Les deux peuvent clore leur binôme sans vous. Ne le faites à leur place que si les deux
          vous l’ont dit.
        </Trans>
      </p>
      <Checkbox
        id="agreed"
        label={t`Les deux sont d’accord pour s’arrêter`}
        error={checked && !agreed ? t`Cochez pour confirmer que les deux sont d’accord` : undefined}
        checked={agreed}
        onChange={setAgreed}
      />
      <SelectField
        id="ending-reason"
        label={t`Raison`}
        empty={t`Choisir…`}
        options={agreedEndings.map((value) => ({ value, label: i18n._(endingReasons[value]) }))}
        value={reason}
        error={checked && reason === '' ? t`Choisissez une raison` : undefined}
        onChange={setReason}
      />
      <TextArea
        id="ending-words"
        optional
        label={t`Une note pour l’équipe`}
        hint={t`Les deux ne la voient pas.`}
        value={words}
        onChange={setWords}
      />
      {end.error && (
        <Notice tone="danger" role="alert" title={explain(end.error)}>
          <Trans>Ce que vous avez écrit est conservé.</Trans>
        </Notice>
      )}
    </Dialog>
  );
};
