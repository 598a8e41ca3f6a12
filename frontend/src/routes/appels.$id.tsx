import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { MentorCallDetail } from '../features/calls/mentor-CallDetail';
import { OfferForm } from '../features/offers/made-OfferForm';
import { messagesOf } from '../i18n';

const Screen = () => {
  const { id } = Route.useParams();
  return (
    <RequireSession>
      <MentorCallDetail id={id} offerForm={(call) => <OfferForm key={call.id} call={call} />} />
    </RequireSession>
  );
};

export const Route = createFileRoute('/appels/$id')({
  loader: () => Promise.all([messagesOf('calls')(), messagesOf('offers')()]),
  component: Screen,
});
