import { $api } from '../../api/client';

/** Her mentor's candidacy, and how many live pairs take a place of those she promised. */
export const useMentor = () => {
  const applicants = $api.useQuery('get', '/api/v1/applicants', {
    params: { query: { limit: 20 } },
  });
  const mentor = applicants.data?.items.find(
    ({ role, status }) => role === 'mentor' && (status === 'admitted' || status === 'suspended'),
  );
  const pairings = $api.useQuery(
    'get',
    '/api/v1/pairings',
    { params: { query: { side: 'mentor', limit: 100 } } },
    { enabled: mentor !== undefined },
  );
  const live = pairings.data?.items.filter(({ status }) => status !== 'ended');
  return {
    isPending: applicants.isPending || (mentor !== undefined && pairings.isPending),
    error: applicants.error ?? pairings.error,
    mentor,
    live,
  };
};
