import { createFileRoute } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { RequireSession } from '../auth/RequireSession';
import { Today } from '../features/today/Today';
import { messagesOf } from '../i18n';
import { Skeleton } from '../ui/Skeleton';

/** Only a mentor or an organiser needs her part; its words come with it. */
const MentorHome = lazy(async () => {
  const [part] = await Promise.all([
    import('../features/offers/MentorHome'),
    messagesOf('offers')(),
  ]);
  return part;
});

/** Calls that may suit her: a part with words of its own, so that a mentee does not wait for them. */
const Suggestions = lazy(async () => {
  const [part] = await Promise.all([
    import('../features/calls/mentor-Suggestions.part'),
    messagesOf('calls/mentor-Suggestions.part')(),
    messagesOf('fit/mentor-Suggestions.part')(),
  ]);
  return part;
});

const OrganiserHome = lazy(async () => {
  const [part] = await Promise.all([
    import('../features/admin/OrganiserHome'),
    messagesOf('admin')(),
  ]);
  return part;
});

export const Route = createFileRoute('/accueil')({
  loader: messagesOf('today'),
  component: () => (
    <RequireSession>
      <Today
        mentor={
          <Suspense fallback={<Skeleton lines={5} />}>
            <MentorHome
              suggestions={
                <Suspense fallback={<Skeleton lines={1} tiles={2} />}>
                  <Suggestions />
                </Suspense>
              }
            />
          </Suspense>
        }
        organiser={
          <Suspense fallback={<Skeleton lines={2} />}>
            <OrganiserHome />
          </Suspense>
        }
      />
    </RequireSession>
  ),
});
