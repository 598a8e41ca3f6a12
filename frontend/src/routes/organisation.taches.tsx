import { createFileRoute } from '@tanstack/react-router';
import { Jobs } from '../features/admin/Jobs';
import { readJobSearch } from '../features/admin/search';
import { messagesOf } from '../i18n';

const Screen = () => <Jobs search={Route.useSearch()} />;

export const Route = createFileRoute('/organisation/taches')({
  validateSearch: readJobSearch,
  loader: messagesOf('admin'),
  component: Screen,
});
