import { createFileRoute } from '@tanstack/react-router';
import { SignUp } from '../../features/account/SignUp';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/sign-up')({
  loader: messagesOf('account'),
  component: SignUp,
});
