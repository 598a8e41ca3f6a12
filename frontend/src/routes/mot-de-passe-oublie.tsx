import { createFileRoute } from '@tanstack/react-router';
import { ForgottenPassword } from '../features/account/ForgottenPassword';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/mot-de-passe-oublie')({
  loader: messagesOf('account'),
  component: ForgottenPassword,
});
