import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { Offers } from '../features/offers/Offers';
import { preloadFit } from '../fit/LazyFit';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/offres/')({
  validateSearch: (search): { comparer?: string } => ({
    comparer: typeof search.comparer === 'string' ? search.comparer : undefined,
  }),
  loader: () => {
    preloadFit();
    return messagesOf('offers')();
  },
  component: () => (
    <RequireSession>
      <Offers />
    </RequireSession>
  ),
});
