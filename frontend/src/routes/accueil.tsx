import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { Today } from '../features/today/Today';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/accueil')({
  loader: messagesOf('today'),
  component: () => (
    <RequireSession>
      <Today />
    </RequireSession>
  ),
});
