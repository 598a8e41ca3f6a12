import { createFileRoute } from '@tanstack/react-router';
import { Journal } from '../features/admin/Journal';
import { readJournalSearch } from '../features/admin/search';
import { messagesOf } from '../i18n';

const Screen = () => <Journal search={Route.useSearch()} />;

export const Route = createFileRoute('/organisation/journal')({
  validateSearch: readJournalSearch,
  loader: messagesOf('admin'),
  component: Screen,
});
