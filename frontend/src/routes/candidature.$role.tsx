import { createFileRoute, notFound } from '@tanstack/react-router';
import { RequireSession } from '../auth/RequireSession';
import { Application } from '../features/applicants/Application';
import { messagesOf } from '../i18n';

export const Route = createFileRoute('/candidature/$role')({
  params: {
    parse: ({ role }) => {
      if (role !== 'mentee' && role !== 'mentor') throw notFound();
      const known: 'mentee' | 'mentor' = role;
      return { role: known };
    },
  },
  validateSearch: (search): { etape?: string; modifier?: boolean } => ({
    etape: typeof search.etape === 'string' ? search.etape : undefined,
    modifier: search.modifier === true || undefined,
  }),
  loader: messagesOf('applicants'),
  component: () => (
    <RequireSession>
      <Application />
    </RequireSession>
  ),
});
