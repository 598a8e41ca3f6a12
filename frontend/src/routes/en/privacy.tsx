import { createFileRoute } from '@tanstack/react-router';
import { Privacy } from '../../features/privacy/Privacy';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/privacy')({
  loader: messagesOf('privacy'),
  component: Privacy,
});
