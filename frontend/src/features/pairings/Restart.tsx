import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, newIdempotencyKey, withKey } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { screen } from '../../shell/screens';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import s from './NextStep.module.css';
import type { Pairing } from './pairing';

/** Ends a pause before its day. */
export const Resume = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const resume = $api.useMutation('post', '/api/v1/pairings/{pairing_id}/resumption', {
    onSuccess: async () => {
      await refresh('/api/v1/pairings', '/api/v1/pairings/{pairing_id}');
      toast(t`C’est reparti`);
    },
  });
  return (
    <>
      <Button
        className={s.act}
        busy={resume.isPending}
        onClick={() => resume.mutate({ params: { path: { pairing_id: pairing.id } } })}
      >
        <Trans>Reprendre maintenant</Trans>
      </Button>
      {resume.error && (
        <Notice tone="danger" role="alert">
          {explain(resume.error)}
        </Notice>
      )}
    </>
  );
};

/** A new call after a pair that ended; one that never started keeps her place in the queue. */
export const Successor = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [key] = useState(newIdempotencyKey);
  const open = $api.useMutation('post', '/api/v1/pairings/{pairing_id}/successor', {
    onSuccess: async () => {
      await refresh('/api/v1/calls/mine', '/api/v1/pairings', '/api/v1/pairings/{pairing_id}');
      toast(t`Votre nouvel appel est ouvert`);
      void navigate({ to: screen('myCall') });
    },
  });
  return (
    <>
      <Button
        className={s.act}
        busy={open.isPending}
        onClick={() =>
          open.mutate({ params: { path: { pairing_id: pairing.id }, header: withKey(key) } })
        }
      >
        <Trans>Ouvrir un nouvel appel</Trans>
      </Button>
      {open.error && (
        <Notice tone="danger" role="alert">
          {explain(open.error)}
        </Notice>
      )}
    </>
  );
};
