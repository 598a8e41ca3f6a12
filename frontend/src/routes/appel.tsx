import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { MyCall } from '../features/calls/MyCall';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/appel')({
  loader: messagesOf('calls'),
  component: () => (
    <RequireSession>
      <MyCall />
    </RequireSession>
  ),
});
