import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { DateText } from '../../ui/DateText';
import s from './Admin.module.css';
import { eventWords } from './events';
import { declineReasons, suspensionReasons, wordOf } from './words';

/** What happened to a candidacy, as the log keeps it: who, when, why. */
export const ReviewHistory = ({ events }: { events: readonly Schemas['EventView'][] }) => {
  const { i18n } = useLingui();
  if (events.length === 0)
    return (
      <p className="muted small">
        <Trans>Rien encore.</Trans>
      </p>
    );
  return (
    <ol className={s.history}>
      {events.map((event) => (
        <li key={event.id}>
          <strong>{wordOf(eventWords, event.kind, i18n)}</strong>
          {event.reason && (
            <> · {wordOf({ ...suspensionReasons, ...declineReasons }, event.reason, i18n)}</>
          )}
          <br />
          <span className="muted">
            <DateText value={event.occurred_at} style="datetime" />
            {event.actor_name && <> · {event.actor_name}</>}
          </span>
        </li>
      ))}
    </ol>
  );
};
