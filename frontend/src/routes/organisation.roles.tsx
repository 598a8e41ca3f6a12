import { createFileRoute } from '@tanstack/react-router';
import { Roles } from '../features/admin/Roles';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/organisation/roles')({
  loader: messagesOf('admin'),
  component: Roles,
});
