import { Trans, useLingui } from '@lingui/react/macro';
import { Stepper } from '../../ui/Stepper';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import s from './Steps.module.css';

interface Step {
  key: string;
  label: string;
}

/** Where she is: a row of tiles above the form on a phone, the chalked way beside it elsewhere. */
export const StepPath = ({
  steps,
  current,
  onGo,
}: {
  steps: readonly Step[];
  current: number;
  onGo: (key: string) => void;
}) => {
  const { t } = useLingui();
  return (
    <aside className={s.slate} aria-label={t`Vos étapes`}>
      <p className={s.sky} aria-hidden="true">
        <Trans>ciel</Trans>
      </p>
      <ol className={s.tiles}>
        {steps.map((step, index) => {
          const state = index < current ? 'done' : index === current ? 'now' : 'next';
          const content = (
            <>
              <b aria-hidden="true">{index + 1}</b>
              <span>
                {step.label}
                {state === 'done' && (
                  <VisuallyHidden>
                    {' '}
                    <Trans>(fait)</Trans>
                  </VisuallyHidden>
                )}
              </span>
            </>
          );
          return (
            <li key={step.key} aria-current={state === 'now' ? 'step' : undefined}>
              {state === 'done' ? (
                <button
                  type="button"
                  className={s.tile}
                  data-state={state}
                  onClick={() => onGo(step.key)}
                >
                  {content}
                </button>
              ) : (
                <span className={s.tile} data-state={state}>
                  {content}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p className={s.earth}>
        <Trans>Enregistré à chaque étape : vous pouvez vous arrêter et revenir.</Trans>
      </p>
    </aside>
  );
};

export const CompactPath = (props: {
  steps: readonly Step[];
  current: number;
  onGo: (key: string) => void;
}) => (
  <div className={s.compact}>
    <Stepper {...props} />
  </div>
);
