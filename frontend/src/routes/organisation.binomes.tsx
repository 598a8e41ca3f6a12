import { createFileRoute } from '@tanstack/react-router';
import { Pairings } from '../features/admin/Pairings';
import { readPairingSearch } from '../features/admin/search';
import { messagesOf } from '../i18n';

const Screen = () => <Pairings search={Route.useSearch()} />;

export const Route = createFileRoute('/organisation/binomes')({
  validateSearch: readPairingSearch,
  loader: messagesOf('admin'),
  component: Screen,
});
