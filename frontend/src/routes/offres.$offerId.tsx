import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { OfferPage } from '../features/offers/OfferPage';
import { preloadFit } from '../fit/LazyFit';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/offres/$offerId')({
  loader: () => {
    preloadFit();
    return messagesOf('offers')();
  },
  component: () => (
    <RequireSession>
      <OfferPage />
    </RequireSession>
  ),
});
