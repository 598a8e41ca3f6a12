import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { AdminFrame } from '../features/admin/AdminFrame';
import { messagesOf } from '../i18n';

const Screen = () => (
  <RequireSession>
    <AdminFrame />
  </RequireSession>
);

export const Route = createFileRoute('/organisation')({
  loader: messagesOf('admin'),
  component: Screen,
});
