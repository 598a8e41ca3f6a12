import { createFileRoute } from '@tanstack/react-router';
import { MagicLink } from '../features/account/MagicLink';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/lien')({
  loader: messagesOf('account'),
  component: MagicLink,
});
