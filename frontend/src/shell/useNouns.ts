import { useLingui } from '@lingui/react/macro';
import { useText } from '../i18n/text';
import { useProgramme } from './useProgramme';

export interface Nouns {
  mentee: string;
  mentees: string;
  mentor: string;
  mentors: string;
}

/**
 * What this programme calls its two roles, in the reader's language. Use them where a noun stands
 * alone ("Devenir {mentee}"); a sentence that agrees with a noun is written out in full instead.
 */
export const useNouns = (): Nouns => {
  const { t } = useLingui();
  const text = useText();
  const programme = useProgramme().data;
  if (!programme)
    return {
      mentee: t`filleule`,
      mentees: t`filleules`,
      mentor: t`marraine`,
      mentors: t`marraines`,
    };
  const { mentee_noun: mentee, mentor_noun: mentor } = programme;
  return {
    mentee: text(mentee.singular),
    mentees: text(mentee.plural),
    mentor: text(mentor.singular),
    mentors: text(mentor.plural),
  };
};
