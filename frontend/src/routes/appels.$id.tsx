import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { RequireSession } from '../auth/RequireSession';
import { MentorCallDetail } from '../features/calls/mentor-CallDetail';
import { messagesOf } from '../i18n';
import { Skeleton } from '../ui/Skeleton';

// She reads the call first.
const OfferForm = lazy(() => import('../features/offers/made-OfferForm'));

const Screen = () => {
  const { id } = Route.useParams();
  return (
    <RequireSession>
      <MentorCallDetail
        id={id}
        offerForm={(call) => (
          <Suspense fallback={<Skeleton lines={12} />}>
            <OfferForm key={call.id} call={call} />
          </Suspense>
        )}
      />
    </RequireSession>
  );
};

export const Route = createFileRoute('/appels/$id')({
  loader: () => Promise.all([messagesOf('calls')(), messagesOf('offers')(), messagesOf('fit')()]),
  component: Screen,
});
