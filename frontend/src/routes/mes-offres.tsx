import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { MadeOffers } from '../features/offers/made-Offers';
import { readMadeSearch } from '../features/offers/made-status';
import { messagesOf } from '../i18n';

const Screen = () => (
  <RequireSession>
    <MadeOffers list={Route.useSearch().liste} />
  </RequireSession>
);

export const Route = createFileRoute('/mes-offres')({
  validateSearch: readMadeSearch,
  loader: messagesOf('offers'),
  component: Screen,
});
