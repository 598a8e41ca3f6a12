import { createFileRoute } from '@tanstack/react-router';
import { safeReturn } from '../../auth/safeReturn';
import { SignIn } from '../../features/account/SignIn';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/sign-in')({
  validateSearch: (search): { retour?: string } => ({ retour: safeReturn(search.retour) }),
  loader: messagesOf('account'),
  component: SignIn,
});
