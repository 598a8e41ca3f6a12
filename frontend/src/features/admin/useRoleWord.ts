import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { capitalise } from '../../lib/capitalise';
import { useTerms } from '../../shell/useTerms';

/** What the programme calls the two sides, as a word alone. */
export const useRoleWord = () => {
  const { i18n } = useLingui();
  const { mentee, mentor } = useTerms();
  return (role: Schemas['ApplicantRole']): string =>
    capitalise(role === 'mentee' ? mentee : mentor, i18n.locale);
};
