import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { cx } from '../lib/cx';
import { useStore } from '../lib/store';
import { announcements, dismissToast, type ToastMessage, toasts } from './announce';
import s from './Toast.module.css';
import { VisuallyHidden } from './VisuallyHidden';

const SHOWN_MS = 7000;

/** The two live regions of the page. In the document from the start, or readers would miss the first words. */
export const LiveRegion = () => {
  const { id, text, urgent } = useStore(announcements);
  // The same words twice must be spoken twice: every other time they end with an invisible space.
  const spoken = id % 2 === 0 || text === '' ? text : `${text}\u200b`;
  return (
    <VisuallyHidden>
      <span role="status">{urgent ? '' : spoken}</span>
      <span role="alert">{urgent ? spoken : ''}</span>
    </VisuallyHidden>
  );
};

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
