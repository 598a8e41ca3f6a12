import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';
import type { Schemas } from '../../api/client';
import { fieldErrors, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { SelectField, TextArea } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { type Decision, type ReviewAction, useDecide } from './decisions';
import { declineReasons, suspensionReasons } from './words';

interface Asked {
  title: string;
  meaning: ReactNode;
  confirm: string;
  done: string;
  reasons?: typeof declineReasons | typeof suspensionReasons;
  words?: string;
}

/** What each decision means for her, in words, before it is taken. */
const useAsked = (name: string): Record<ReviewAction, Asked> => {
  const { t } = useLingui();
  return {
    admit: {
      title: t`Admettre ${name} ?`,
      meaning: (
        <Trans>Un mail de bienvenue part avec la suite : ce qui est possible dès maintenant.</Trans>
      ),
      confirm: t`Admettre`,
      done: t`La candidature est admise : ${name}.`,
    },
    decline: {
      title: t`Dire non à ${name} ?`,
      meaning: (
        <Trans>
          Vos mots partent tels quels, avec d’autres portes où frapper. La raison choisie sert aussi
          au bilan.
        </Trans>
      ),
      confirm: t`Refuser et lui écrire`,
      done: t`La réponse est partie.`,
      reasons: declineReasons,
      words: t`Ce que vous lui écrivez`,
    },
    ask_info: {
      title: t`Demander une précision à ${name}`,
      meaning: (
        <Trans>
          Sa candidature lui est rendue avec votre question. Elle revient ici une fois complétée.
        </Trans>
      ),
      confirm: t`Envoyer la question`,
      done: t`La question est partie.`,
      words: t`Votre question`,
    },
    suspend: {
      title: t`Suspendre ${name} ?`,
      meaning: (
        <Trans>
          Plus rien à proposer ni à choisir, tant que vous ne rétablissez pas sa participation.
        </Trans>
      ),
      confirm: t`Suspendre`,
      done: t`La participation est suspendue : ${name}.`,
      reasons: suspensionReasons,
    },
    reinstate: {
      title: t`Réintégrer ${name} ?`,
      meaning: <Trans>Tout redevient possible comme avant.</Trans>,
      confirm: t`Réintégrer`,
      done: t`La participation est rétablie : ${name}.`,
    },
    remove: {
      title: t`Exclure ${name} ?`,
      meaning: <Trans>C’est définitif : sa candidature ne pourra pas être rouverte.</Trans>,
      confirm: t`Exclure définitivement`,
      done: t`La participation est terminée : ${name}.`,
      reasons: suspensionReasons,
    },
    mark_reread: {
      title: t`Rien à redire ?`,
      meaning: <Trans>Cette candidature sort de la liste à relire.</Trans>,
      confirm: t`C’est relu`,
      done: t`Relecture notée.`,
    },
  };
};

export const DecisionDialog = ({
  review,
  action,
  typed,
  onType,
  onClose,
}: {
  review: Schemas['ApplicantReview'];
  action: ReviewAction;
  typed: Decision;
  onType: (decision: Decision) => void;
  onClose: () => void;
}) => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const id = useId();
  const asked = useAsked(review.full_name)[action];
  const [checked, setChecked] = useState(false);
  const decide = useDecide(review.id, action, () => {
    onType({ reason: '', words: '' });
    onClose();
    toast(asked.done);
    void refresh(
      '/api/v1/admin/applicants/{applicant_id}',
      '/api/v1/admin/applicants',
      '/api/v1/admin/to-do',
    );
  });
  const refused = fieldErrors(decide.error, (pointer) => pointer.slice(1));
  const missing: Partial<Record<keyof Decision, string>> = checked
    ? {
        reason: asked.reasons && typed.reason === '' ? t`Choisissez une raison` : undefined,
        words:
          asked.words && typed.words.trim() === ''
            ? t`Écrivez-lui quelques mots : ils partiront tels quels`
            : undefined,
      }
    : {};
  const errorOf = (field: keyof Decision) =>
    missing[field] ?? refused.find((error) => error.id === field)?.message;
  const submit = () => {
    setChecked(true);
    if (asked.reasons && typed.reason === '') return;
    if (asked.words && typed.words.trim() === '') return;
    decide.mutate({ ...typed, words: typed.words.trim() });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={asked.title}
      actions={
        <>
          <Button
            variant={action === 'remove' ? 'danger' : 'primary'}
            busy={decide.isPending}
            onClick={submit}
          >
            {asked.confirm}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Pas maintenant</Trans>
          </Button>
        </>
      }
    >
      <p>{asked.meaning}</p>
      {asked.reasons && (
        <SelectField
          id={`${id}-reason`}
          label={t`Raison`}
          empty={t`Choisir…`}
          options={Object.entries(asked.reasons).map(([value, word]) => ({
            value: value as Exclude<Decision['reason'], ''>,
            label: i18n._(word),
          }))}
          value={typed.reason}
          error={errorOf('reason')}
          onChange={(reason) => onType({ ...typed, reason })}
        />
      )}
      {asked.words && (
        <TextArea
          id={`${id}-words`}
          label={asked.words}
          value={typed.words}
          error={errorOf('words')}
          onChange={(words) => onType({ ...typed, words })}
        />
      )}
      {decide.error !== null && refused.length === 0 && (
        <Notice tone="danger" role="alert" title={explain(decide.error)}>
          <Trans>Ce que vous avez écrit est conservé.</Trans>
        </Notice>
      )}
    </Dialog>
  );
};
