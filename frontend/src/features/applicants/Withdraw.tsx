import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { type Applicant, type ApplicantRole, keepApplicant } from './useApplication';

/** Takes a candidacy back, after one question. */
export const Withdraw = ({ role, applicant }: { role: ApplicantRole; applicant: Applicant }) => {
  const { t } = useLingui();
  const { mentees, mentors } = useTerms();
  const explain = useProblem();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const withdraw = $api.useMutation('post', '/api/v1/applicants/{applicant_id}/withdrawal', {
    onSuccess: (gone) => {
      keepApplicant(queries, gone);
      void refresh('/api/v1/me', '/api/v1/calls/mine', '/api/v1/offers');
      toast(t`Candidature retirée`);
      void navigate({ to: screen('home') });
    },
  });
  return (
    <>
      <p>
        <Button variant="quiet" onClick={() => setOpen(true)}>
          <Trans>Retirer ma candidature</Trans>
        </Button>
      </p>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t`Retirer votre candidature ?`}
        actions={
          <>
            <Button
              variant="danger"
              busy={withdraw.isPending}
              onClick={() =>
                withdraw.mutate({ params: { path: { applicant_id: applicant.id } }, body: {} })
              }
            >
              <Trans>Oui, la retirer</Trans>
            </Button>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              <Trans>La garder</Trans>
            </Button>
          </>
        }
      >
        {withdraw.error && (
          <Notice tone="danger" role="alert">
            {explain(withdraw.error)}
          </Notice>
        )}
        <p>
          {role === 'mentee' ? (
            <Trans>
              Si un appel est ouvert, il se ferme, et les {mentors} qui vous avaient écrit
              l’apprennent avec douceur. Vous pourrez candidater de nouveau.
            </Trans>
          ) : (
            <Trans>
              Vos propositions ouvertes se ferment, et les {mentees} l’apprennent avec douceur. Vous
              pourrez candidater de nouveau.
            </Trans>
          )}
        </p>
      </Dialog>
    </>
  );
};
