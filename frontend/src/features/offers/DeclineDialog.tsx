import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { useTerms } from '../../shell/useTerms';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import type { Offer } from './types';

/** Says no kindly: no reason asked, and what she may expect. */
const DeclineDialog = ({ offer, onClose }: { offer: Offer; onClose: () => void }) => {
  const { t } = useLingui();
  const { mentees } = useTerms();
  const explain = useProblem();
  const refresh = useRefresh();
  const name = offer.mentor.public_name;
  const decline = $api.useMutation('post', '/api/v1/offers/{offer_id}/declination', {
    onSuccess: async () => {
      onClose();
      toast(t`C’est fait : ${name} recevra un mot aimable`);
      await refresh('/api/v1/offers', '/api/v1/offers/{offer_id}', '/api/v1/calls/mine');
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Décliner la proposition de ${name} ?`}
      actions={
        <>
          <Button
            busy={decline.isPending}
            onClick={() => decline.mutate({ params: { path: { offer_id: offer.id } } })}
          >
            <Trans>Décliner avec douceur</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>La garder encore</Trans>
          </Button>
        </>
      }
    >
      {decline.error && (
        <Notice tone="danger" role="alert">
          {explain(decline.error)}
        </Notice>
      )}
      <p>
        <Trans>
          Vous n’avez aucune raison à donner. {name} reçoit un mot aimable, qui remercie et dit que
          d’autres {mentees} attendent.
        </Trans>
      </p>
      <p className="muted">
        <Trans>
          Une proposition déclinée ne se rouvre pas. Sur un prochain appel, {name} pourra de nouveau
          se proposer.
        </Trans>
      </p>
    </Dialog>
  );
};

export default DeclineDialog;
