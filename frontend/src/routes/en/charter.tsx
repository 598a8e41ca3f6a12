import { createFileRoute } from '@tanstack/react-router';
import { Charter } from '../../features/charter/Charter';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/charter')({
  loader: messagesOf('charter'),
  component: Charter,
});
