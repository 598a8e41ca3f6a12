import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { PairPage } from '../features/pairings/PairPage';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/binome/$pairingId')({
  loader: messagesOf('pairings'),
  component: () => (
    <RequireSession>
      <PairPage />
    </RequireSession>
  ),
});
