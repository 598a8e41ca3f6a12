import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { cx } from '../lib/cx';
import { useStore } from '../lib/store';
import { dismissToast, type ToastMessage, toasts } from './announce';
import s from './Toast.module.css';

const SHOWN_MS = 7000;

/** Place it once, in the shell. */
export const Toaster = () => {
  const { t } = useLingui();
  const messages = useStore(toasts);
  if (messages.length === 0) return null;
  return (
    <section className={s.toaster} aria-label={t`Messages`}>
      {messages.map((message) => (
        <Toast key={message.id} message={message} />
      ))}
    </section>
  );
};

const Toast = ({ message }: { message: ToastMessage }) => {
  const { id, text, tone, action } = message;
  useEffect(() => {
    if (action) return;
    const timer = setTimeout(() => dismissToast(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, action]);
  return (
    <div className={cx(s.toast, s[tone])}>
      <p>{text}</p>
      {action && (
        <button
          type="button"
          className={s.button}
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className={s.button} onClick={() => dismissToast(id)}>
        <Trans>Fermer</Trans>
      </button>
    </div>
  );
};
