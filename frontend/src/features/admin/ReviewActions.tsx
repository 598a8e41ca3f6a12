import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { Button, type ButtonVariant } from '../../ui/Button';
import s from './Admin.module.css';
import { DecisionDialog } from './DecisionDialog';
import { type Decision, emptyDecision, type ReviewAction } from './decisions';

/** The decisions this reader may take now, as the server says; each opens its dialog. */
export const ReviewActions = ({ review }: { review: Schemas['ApplicantReview'] }) => {
  const { t } = useLingui();
  const [current, setCurrent] = useState<ReviewAction>();
  // What was typed for each decision stays while she goes back and forth.
  const [typed, setTyped] = useState<Partial<Record<ReviewAction, Decision>>>({});
  const buttons: [ReviewAction, string, ButtonVariant][] = [
    ['admit', t`Admettre`, 'primary'],
    ['mark_reread', t`C’est relu, rien à redire`, 'primary'],
    ['ask_info', t`Demander une précision`, 'secondary'],
    ['reinstate', t`Réintégrer`, 'primary'],
    ['decline', t`Refuser`, 'secondary'],
    ['suspend', t`Suspendre`, 'secondary'],
    ['remove', t`Exclure`, 'secondary'],
  ];
  const offered = buttons.filter(([action]) => review.actions.includes(action));
  if (offered.length === 0)
    return (
      <p className="muted small">
        <Trans>Aucune décision à prendre pour le moment.</Trans>
      </p>
    );
  return (
    <div className={s.acts}>
      {offered.map(([action, label, variant]) => (
        <Button key={action} variant={variant} onClick={() => setCurrent(action)}>
          {label}
        </Button>
      ))}
      {current && (
        <DecisionDialog
          key={current}
          review={review}
          action={current}
          typed={typed[current] ?? emptyDecision}
          onType={(decision) => setTyped({ ...typed, [current]: decision })}
          onClose={() => setCurrent(undefined)}
        />
      )}
    </div>
  );
};
