import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { deviceName } from './deviceName';
import s from './Sessions.module.css';

/** Every place she is signed in, each to be closed from here. */
export const Sessions = () => {
  const { t } = useLingui();
  const explain = useProblem();
  const sessions = $api.useQuery('get', '/api/v1/sessions', { params: { query: { limit: 50 } } });
  const end = $api.useMutation('delete', '/api/v1/sessions/{session_id}', {
    onSuccess: async () => {
      toast(t`Cette session est fermée.`);
      await sessions.refetch();
    },
  });
  if (sessions.isPending) return <Skeleton lines={2} />;
  return (
    <>
      {(sessions.error ?? end.error) && (
        <Notice tone="danger" role="alert">
          {explain(sessions.error ?? end.error)}
        </Notice>
      )}
      <ul className={s.list}>
        {sessions.data?.items.map((session) => {
          const device = deviceName(session.user_agent) ?? t`Appareil inconnu`;
          return (
            <li key={session.id} className={s.item}>
              <div>
                <p>
                  <strong>{device}</strong>{' '}
                  {session.current && (
                    <Chip tone="success">
                      <Trans>Celle-ci</Trans>
                    </Chip>
                  )}
                </p>
                <p className="muted small">
                  <Trans>
                    Dernière activité : <DateText value={session.last_seen_at} style="datetime" />
                  </Trans>
                </p>
              </div>
              {!session.current && (
                <Button
                  variant="secondary"
                  size="sm"
                  busy={end.isPending && end.variables.params.path.session_id === session.id}
                  aria-label={t`Fermer la session : ${device}`}
                  onClick={() => end.mutate({ params: { path: { session_id: session.id } } })}
                >
                  <Trans>Fermer la session</Trans>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};
