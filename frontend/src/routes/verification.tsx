import { createFileRoute } from '@tanstack/react-router';
import { VerifyEmail } from '../features/account/VerifyEmail';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/verification')({
  loader: messagesOf('account'),
  component: VerifyEmail,
});
