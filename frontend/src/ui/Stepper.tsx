import { useLingui } from '@lingui/react/macro';
import { cx } from '../lib/cx';
import s from './Stepper.module.css';
import { VisuallyHidden } from './VisuallyHidden';

export interface Step {
  key: string;
  label: string;
}

/**
 * The way as a hopscotch: tiles behind are filled, the pebble lies on the current one. Decoration
 * and orientation; the page itself says "Étape 2 sur 7" in words.
 */
export const Stepper = ({
  steps,
  current,
  onGo,
}: {
  steps: readonly Step[];
  /** Index of the current step. */
  current: number;
  /** Given: tiles behind become buttons that lead back. */
  onGo?: (key: string) => void;
}) => {
  const { t } = useLingui();
  return (
    <ol className={s.path} aria-label={t`Avancement`}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'next';
        const spoken = state === 'done' ? t`${step.label} : fait` : step.label;
        const content = (
          <>
            <span aria-hidden="true">{index + 1}</span>
            <VisuallyHidden>{spoken}</VisuallyHidden>
            {state === 'now' && <span className={s.pebble} aria-hidden="true" />}
          </>
        );
        return (
          <li key={step.key} aria-current={state === 'now' ? 'step' : undefined} className={s.item}>
            {onGo && state === 'done' ? (
              <button type="button" className={cx(s.tile, s.done)} onClick={() => onGo(step.key)}>
                {content}
              </button>
            ) : (
              <span className={cx(s.tile, s[state])}>{content}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
};
