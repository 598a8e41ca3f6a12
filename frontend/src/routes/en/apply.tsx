import { createFileRoute } from '@tanstack/react-router';
import { ChooseRole } from '../../features/applicants/ChooseRole';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/apply')({
  loader: messagesOf('applicants'),
  component: ChooseRole,
});
