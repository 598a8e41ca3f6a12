import { createFileRoute } from '@tanstack/react-router';
import { Review } from '../features/admin/Review';
import { readReviewSearch } from '../features/admin/search';
import { messagesOf } from '../i18n';

const Screen = () => {
  const { id } = Route.useParams();
  return <Review key={id} id={id} search={Route.useSearch()} />;
};

export const Route = createFileRoute('/organisation/candidatures/$id')({
  validateSearch: readReviewSearch,
  loader: messagesOf('admin'),
  component: Screen,
});
