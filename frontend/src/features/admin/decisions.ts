import { useMutation } from '@tanstack/react-query';
import { api, type Schemas } from '../../api/client';
import type { declineReasons, suspensionReasons } from './words';

export type ReviewAction = Schemas['ApplicantReview']['actions'][number];
type DeclineReason = keyof typeof declineReasons;
type SuspensionReason = keyof typeof suspensionReasons;

/** What an organiser fills in; not every decision asks for both. */
export interface Decision {
  reason: DeclineReason | SuspensionReason | '';
  words: string;
}
export const emptyDecision: Decision = { reason: '', words: '' };

const send = (id: string, action: ReviewAction, { reason, words }: Decision) => {
  const params = { path: { applicant_id: id } };
  switch (action) {
    case 'admit':
      return api.POST('/api/v1/admin/applicants/{applicant_id}/admission', { params });
    case 'decline':
      return api.POST('/api/v1/admin/applicants/{applicant_id}/declination', {
        params,
        body: { reason: reason as DeclineReason, words },
      });
    case 'ask_info':
      return api.POST('/api/v1/admin/applicants/{applicant_id}/information-request', {
        params,
        body: { words },
      });
    case 'suspend':
      return api.POST('/api/v1/admin/applicants/{applicant_id}/suspension', {
        params,
        body: { reason: reason as SuspensionReason },
      });
    case 'reinstate':
      return api.POST('/api/v1/admin/applicants/{applicant_id}/reinstatement', { params });
    case 'remove':
      return api.POST('/api/v1/admin/applicants/{applicant_id}/removal', {
        params,
        body: { reason: reason as SuspensionReason },
      });
    case 'mark_reread':
      return api.POST('/api/v1/admin/applicants/{applicant_id}/rereading', { params });
  }
};

/** One mutation for all decisions: each has its own operation, all answer with the review. */
export const useDecide = (
  id: string,
  action: ReviewAction,
  onDone: (review: Schemas['ApplicantReview']) => void,
) =>
  useMutation<Schemas['ApplicantReview'], unknown, Decision>({
    mutationFn: async (decision) => {
      const { data, error } = await send(id, action, decision);
      if (data === undefined) throw error;
      return data;
    },
    onSuccess: onDone,
  });
