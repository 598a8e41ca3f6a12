import { createFileRoute } from '@tanstack/react-router';
import { Accessibility } from '../../features/accessibility/Accessibility';
import { messagesOf } from '../../i18n';

export const Route = createFileRoute('/en/accessibility')({
  loader: messagesOf('accessibility'),
  component: Accessibility,
});
