import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { $api } from '../../api/client';
import { Loading } from '../../shell/Loading';
import { useApplicant } from './useApplication';

// The form is fetched beside its data, not after it; where she stands is fetched only when she is there.
const form = import('./ApplicationSteps');
const ApplicationSteps = lazy(() => form);
const ApplicationStatus = lazy(() => import('./ApplicationStatus'));

/** A candidacy in one role: its questions while they are asked, where it stands afterwards. */
export const Application = () => {
  const { role } = useParams({ from: '/candidature/$role' });
  const { etape, modifier } = useSearch({ from: '/candidature/$role' });
  const questionnaire = $api.useQuery(
    'get',
    '/api/v1/questionnaires/{role}',
    { params: { path: { role } } },
    { staleTime: 300_000 },
  );
  const { applicant, isPending, error } = useApplicant(role);
  if (isPending || !questionnaire.data)
    return <Loading error={error ?? questionnaire.error} lines={6} />;
  const answering = !applicant || applicant.status === 'draft' || etape !== undefined;
  const editable = !applicant || applicant.actions.includes('edit');
  return (
    <Suspense fallback={<Loading lines={6} />}>
      {answering && editable ? (
        <ApplicationSteps
          role={role}
          questionnaire={questionnaire.data}
          applicant={applicant}
          at={etape}
          changing={modifier === true}
        />
      ) : (
        applicant && (
          <ApplicationStatus role={role} questionnaire={questionnaire.data} applicant={applicant} />
        )
      )}
    </Suspense>
  );
};
