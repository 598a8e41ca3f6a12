import { Trans, useLingui } from '@lingui/react/macro';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';

/** Taking an offer back: what happens is said before, and it needs no reason. */
export default function WithdrawOffer({
  offer,
  onClose,
}: {
  offer: Schemas['OfferView'];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const name = offer.mentee.public_name;
  const withdraw = $api.useMutation('post', '/api/v1/offers/{offer_id}/withdrawal', {
    onSuccess: () => {
      onClose();
      toast(t`Votre proposition à ${name} est retirée.`);
      void refresh(
        '/api/v1/offers',
        '/api/v1/calls',
        '/api/v1/suggestions',
        '/api/v1/calls/{call_id}',
      );
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Retirer votre proposition à ${name} ?`}
      actions={
        <>
          <Button
            variant="danger"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { path: { offer_id: offer.id } } })}
          >
            <Trans>Retirer ma proposition</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>La garder</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          {name} ne pourra plus vous choisir. Vous n’avez pas de raison à donner, et votre place
          redevient disponible pour quelqu’un d’autre.
        </Trans>
      </p>
      {withdraw.error && (
        <Notice tone="danger" role="alert">
          {explain(withdraw.error)}
        </Notice>
      )}
    </Dialog>
  );
}
