import { createFileRoute } from '@tanstack/react-router';
import { ResetPassword } from '../features/account/ResetPassword';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/mot-de-passe')({
  loader: messagesOf('account'),
  component: ResetPassword,
});
