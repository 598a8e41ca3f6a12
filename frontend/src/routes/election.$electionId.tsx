import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { Receipt } from '../features/elections/Receipt';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/election/$electionId')({
  loader: messagesOf('elections'),
  component: () => (
    <RequireSession>
      <Receipt />
    </RequireSession>
  ),
});
