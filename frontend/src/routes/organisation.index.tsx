import { createFileRoute } from '@tanstack/react-router';
import { ToDo } from '../features/admin/ToDo';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/organisation/')({
  loader: messagesOf('admin'),
  component: ToDo,
});
