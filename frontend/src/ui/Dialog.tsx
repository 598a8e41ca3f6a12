import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import s from './Dialog.module.css';

export interface DialogProps {
  open: boolean;
  /** Escape, the cross and a press beside it ask for this; leave `open` true to refuse. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The buttons, the one that acts first. */
  actions?: ReactNode;
  /** Nothing but an answer closes it: no cross, no press beside it. */
  insistent?: boolean;
}

/** A native modal dialog: the browser keeps the focus inside and gives it back. */
export const Dialog = ({ open, onClose, title, children, actions, insistent }: DialogProps) => {
  const { t } = useLingui();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      heading.current?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  // Taken off the page while open: closing it first is what gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key, and the browser sends it as `cancel`
    <dialog
      ref={ref}
      className={s.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (!insistent && event.target === ref.current) onClose();
      }}
    >
      {open && (
        <div className={s.inside}>
          <div className={s.head}>
            <h2 id={id} ref={heading} tabIndex={-1}>
              {title}
            </h2>
            {!insistent && (
              <button type="button" className={s.close} aria-label={t`Fermer`} onClick={onClose}>
                <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                  <path
                    d="M5 5l14 14M19 5 5 19"
                    stroke="currentColor"
                    strokeWidth="2.5"
                    strokeLinecap="round"
                  />
                </svg>
              </button>
            )}
          </div>
          <div className="flow">{children}</div>
          {actions && <div className={s.actions}>{actions}</div>}
        </div>
      )}
    </dialog>
  );
};
