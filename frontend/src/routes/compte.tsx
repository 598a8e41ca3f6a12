import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { Account } from '../features/account/Account';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/compte')({
  loader: messagesOf('account'),
  component: () => (
    <RequireSession>
      <Account />
    </RequireSession>
  ),
});
