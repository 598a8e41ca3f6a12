import { createFileRoute } from '@tanstack/react-router';
import { Reviews } from '../features/admin/Reviews';
import { readReviewSearch } from '../features/admin/search';
import { messagesOf } from '../i18n';

const Screen = () => <Reviews search={Route.useSearch()} />;

export const Route = createFileRoute('/organisation/candidatures/')({
  validateSearch: readReviewSearch,
  loader: messagesOf('admin'),
  component: Screen,
});
