import { createFileRoute } from '@tanstack/react-router';
import { Guide } from '../../features/guide/Guide';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/guide')({
  loader: messagesOf('guide'),
  component: Guide,
});
