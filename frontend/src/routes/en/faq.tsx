import { createFileRoute } from '@tanstack/react-router';
import { Faq } from '../../features/faq/Faq';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/faq')({
  loader: messagesOf('faq'),
  component: Faq,
});
