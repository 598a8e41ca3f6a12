import { createFileRoute } from '@tanstack/react-router';
import { Settings } from '../features/admin/Settings';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/organisation/reglages')({
  loader: () => Promise.all([messagesOf('admin')(), messagesOf('fit')()]),
  component: Settings,
});
