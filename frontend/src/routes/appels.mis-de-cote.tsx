import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { SetAsides } from '../features/calls/mentor-SetAsides';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/appels/mis-de-cote')({
  loader: messagesOf('calls'),
  component: () => (
    <RequireSession>
      <SetAsides />
    </RequireSession>
  ),
});
