import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, newIdempotencyKey, type Schemas, withKey, withVersion } from '../../api/client';
import { hasCode } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import type { Answers } from './answers';

export type Applicant = Schemas['ApplicantView'];
export type ApplicantRole = Schemas['ApplicantRole'];

const LIST = '/api/v1/applicants';
/** What comes after one of these is a new candidacy. */
const OVER: Applicant['status'][] = ['withdrawn', 'expired'];

/** Her candidacy in a role; undefined while there is none. */
export const useApplicant = (role: ApplicantRole) => {
  const list = $api.useQuery('get', LIST, {});
  const mine = list.data?.items.filter((item) => item.role === role) ?? [];
  const applicant = mine.find((item) => !OVER.includes(item.status));
  return { applicant, isPending: list.isPending, error: list.error };
};

/** Saves answers; the first ones create the candidacy. */
export const useSaveAnswers = (role: ApplicantRole, applicant: Applicant | undefined) => {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [key] = useState(newIdempotencyKey);
  const create = $api.useMutation('post', LIST);
  const patch = $api.useMutation('patch', '/api/v1/applicants/{applicant_id}');

  const begin = async (): Promise<Applicant> => {
    const begun = await create.mutateAsync({ body: { role }, params: { header: withKey(key) } });
    void refresh('/api/v1/me');
    return begun;
  };
  /** @throws the problem; nothing of what she typed is touched */
  const save = async (answers: Answers): Promise<Applicant> => {
    try {
      const current = applicant ?? (await begin());
      const saved = await patch.mutateAsync({
        params: { path: { applicant_id: current.id }, header: withVersion(current.version) },
        body: { answers },
      });
      keepApplicant(queries, saved);
      return saved;
    } catch (error) {
      // Edited or begun on another device: take its version, so that a second press goes through.
      if (hasCode(error, 'precondition-failed') || hasCode(error, 'already-applied'))
        await refresh(LIST);
      throw error;
    }
  };
  return { save, isPending: create.isPending || patch.isPending };
};

/** Puts an answer of the server in the place of what the list held. */
export const keepApplicant = (
  queries: ReturnType<typeof useQueryClient>,
  applicant: Applicant,
): void => {
  const { queryKey } = $api.queryOptions('get', LIST, {});
  queries.setQueryData<{ items: Applicant[]; next_cursor: string | null }>(queryKey, (list) => ({
    next_cursor: list?.next_cursor ?? null,
    items: [applicant, ...(list?.items ?? []).filter((item) => item.id !== applicant.id)],
  }));
};
