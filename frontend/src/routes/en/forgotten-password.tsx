import { createFileRoute } from '@tanstack/react-router';
import { ForgottenPassword } from '../../features/account/ForgottenPassword';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/forgotten-password')({
  loader: messagesOf('account'),
  component: ForgottenPassword,
});
