import { useLingui } from '@lingui/react/macro';
import { $api, type Schemas } from '../../api/client';
import { useIntent } from '../../api/intent';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import type { Pairing } from './pairing';

export type Means = Schemas['ContactView']['means'];

/** Ways to talk and means of an exchange are the same keys; organisers may add ways that are not. */
export const isMeans = (way: string): way is Means =>
  ['video', 'in_person', 'phone', 'chat', 'email'].includes(way);

/** Logs an exchange of the pair; whatever shows it asks again. */
export const useLogContact = (pairing: Pairing, onLogged?: () => void) => {
  const { t } = useLingui();
  const refresh = useRefresh();
  const intent = useIntent();
  const log = $api.useMutation('post', '/api/v1/pairings/{pairing_id}/contacts', {
    onSuccess: async () => {
      intent.done();
      toast(t`Échange noté`);
      onLogged?.();
      await refresh(
        '/api/v1/pairings/{pairing_id}/contacts',
        '/api/v1/pairings/{pairing_id}',
        '/api/v1/pairings',
      );
    },
  });
  const save = (happened_on: string, means: Means) => {
    const body = { happened_on, means };
    log.mutate({
      params: { path: { pairing_id: pairing.id }, header: intent.header(body) },
      body,
    });
  };
  return { save, error: log.error, isPending: log.isPending };
};
