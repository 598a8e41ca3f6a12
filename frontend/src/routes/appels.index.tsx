import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { MentorCalls } from '../features/calls/mentor-Calls';
import { readCallSearch } from '../features/calls/mentor-search';
import { messagesOf } from '../i18n';

const Screen = () => (
  <RequireSession>
    <MentorCalls search={Route.useSearch()} />
  </RequireSession>
);

export const Route = createFileRoute('/appels/')({
  validateSearch: readCallSearch,
  loader: () => Promise.all([messagesOf('calls')(), messagesOf('fit')()]),
  component: Screen,
});
