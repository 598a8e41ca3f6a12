import { createFileRoute } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { OrganiserFrame } from '../shell/OrganiserFrame';

/** Layout of `organisation.index.tsx`, `organisation.candidatures.tsx` and the rooms beside them. */
export const Route = createFileRoute('/organisation')({
  component: () => (
    <RequireSession>
      <OrganiserFrame />
    </RequireSession>
  ),
});
