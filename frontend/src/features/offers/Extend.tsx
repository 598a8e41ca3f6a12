import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Offer } from './types';

/** More time to think, once. */
const Extend = ({ offer }: { offer: Offer }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const name = offer.mentor.public_name;
  const extend = $api.useMutation('post', '/api/v1/offers/{offer_id}/extension', {
    onSuccess: async () => {
      await refresh('/api/v1/offers', '/api/v1/offers/{offer_id}');
      toast(t`Vous avez plus de temps pour ${name}`);
    },
  });
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        busy={extend.isPending}
        onClick={() => extend.mutate({ params: { path: { offer_id: offer.id } } })}
      >
        <Trans>Prendre plus de temps</Trans>
      </Button>
      {extend.error && (
        <Notice tone="danger" role="alert">
          {explain(extend.error)}
        </Notice>
      )}
    </>
  );
};

export default Extend;
