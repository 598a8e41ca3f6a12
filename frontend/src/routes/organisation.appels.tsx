import { createFileRoute } from '@tanstack/react-router';
import { AdminCalls } from '../features/admin/AdminCalls';
import { readCallSearch } from '../features/admin/search';
import { messagesOf } from '../i18n';

const Screen = () => <AdminCalls search={Route.useSearch()} />;

export const Route = createFileRoute('/organisation/appels')({
  validateSearch: readCallSearch,
  loader: messagesOf('admin'),
  component: Screen,
});
