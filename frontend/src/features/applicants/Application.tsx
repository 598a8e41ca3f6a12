import { useParams, useSearch } from '@tanstack/react-router';
import { $api } from '../../api/client';
import { Loading } from '../../shell/Loading';
import { ApplicationStatus } from './ApplicationStatus';
import { ApplicationSteps } from './ApplicationSteps';
import { useApplicant } from './useApplication';

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
  if (answering && editable)
    return (
      <ApplicationSteps
        role={role}
        questionnaire={questionnaire.data}
        applicant={applicant}
        at={etape}
        changing={modifier === true}
      />
    );
  if (!applicant) return null;
  return <ApplicationStatus role={role} questionnaire={questionnaire.data} applicant={applicant} />;
};
