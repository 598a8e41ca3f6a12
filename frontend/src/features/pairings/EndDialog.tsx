import { select } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { useProgramme } from '../../shell/useProgramme';
import { useTerms } from '../../shell/useTerms';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { RadioGroup, TextArea } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import type { Pairing } from './pairing';

type Reason = NonNullable<Schemas['PairingView']['ended_reason']>;

const useReasons = (pairing: Pairing): { value: Reason; label: string }[] => {
  const { t } = useLingui();
  const { pairSet } = useTerms();
  // A pair that never met has nothing to look back on: it only did not start.
  if (pairing.first_contact_on === null)
    return [{ value: 'no_start', label: t`Nous n’avons pas réussi à nous parler` }];
  return [
    { value: 'goals_met', label: t`Le but est atteint` },
    { value: 'completed', label: t`Nous avons fait le tour, c’était prévu ainsi` },
    { value: 'life_change', label: t`Ma vie a changé, je n’ai plus le temps` },
    { value: 'not_a_fit', label: t`Ce n’était pas la bonne rencontre` },
    { value: 'faded', label: t`Nos échanges se sont espacés` },
    {
      value: 'left',
      label: t`${select(pairSet, { feminine: 'L’une de nous quitte le programme', masculine: 'L’un de nous quitte le programme', other: 'L’un ou l’une de nous quitte le programme' })}`,
    },
  ];
};

/** Ends the pair: either of the two may, at any time; the reason goes to the organisers only. */
const EndDialog = ({ pairing, onClose }: { pairing: Pairing; onClose: () => void }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const email = useProgramme().data?.contact_email;
  const reasons = useReasons(pairing);
  const [first] = reasons;
  const [reason, setReason] = useState<Reason | undefined>(
    reasons.length === 1 ? first?.value : undefined,
  );
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const name = pairing.partner.public_name;
  const end = $api.useMutation('post', '/api/v1/pairings/{pairing_id}/ending', {
    onSuccess: async () => {
      onClose();
      announce(t`Votre binôme est conclu`);
      await refresh(
        '/api/v1/pairings',
        '/api/v1/pairings/{pairing_id}',
        '/api/v1/applicants',
        '/api/v1/calls/mine',
      );
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Conclure votre binôme avec ${name}`}
      actions={
        <>
          <Button
            variant="danger"
            busy={end.isPending}
            onClick={() => {
              setMissing(reason === undefined);
              if (reason !== undefined)
                end.mutate({
                  params: { path: { pairing_id: pairing.id } },
                  body: { reason, ...(words.trim() === '' ? {} : { words: words.trim() }) },
                });
            }}
          >
            <Trans>Conclure</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Continuer ensemble</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Un binôme peut s’arrêter à tout moment, sans faute et sans explication à donner. {name}{' '}
          reçoit un mot de remerciement, sans la raison ni ce que vous écrivez ici.
        </Trans>
      </p>
      {end.error && (
        <Notice tone="danger" role="alert">
          {explain(end.error)}
        </Notice>
      )}
      <RadioGroup
        id="end-reason"
        label={t`Ce qui décrit le mieux`}
        hint={t`Lu par les organisatrices seulement.`}
        options={reasons}
        value={reason ?? ''}
        error={
          missing && reason === undefined ? t`Choisissez ce qui s’en approche le plus` : undefined
        }
        onChange={setReason}
      />
      <TextArea
        id="end-words"
        optional
        label={t`Un mot pour les organisatrices`}
        value={words}
        max={2000}
        onChange={setWords}
      />
      {email && (
        <p className="muted">
          <Trans>
            Un comportement vous a fait du mal ?{' '}
            <a href={`mailto:${email}`}>Écrivez-nous en confiance</a>, on vous lit vite.
          </Trans>
        </p>
      )}
    </Dialog>
  );
};

export default EndDialog;
