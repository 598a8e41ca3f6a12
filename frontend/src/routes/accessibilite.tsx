import { createFileRoute } from '@tanstack/react-router';
import { Accessibility } from '../features/accessibility/Accessibility';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/accessibilite')({
  loader: messagesOf('accessibility'),
  component: Accessibility,
});
