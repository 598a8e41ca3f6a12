import { select } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useText } from '../i18n/text';
import { capitalise } from '../lib/capitalise';
import { commonSet, elides, type TermSet, termSetOf } from './terms';
import { useProgramme } from './useProgramme';

export interface Terms {
  /** The bare nouns: "votre {mentor}", "les {mentors}". */
  mentee: string;
  mentees: string;
  mentor: string;
  mentors: string;
  /** With their article, which agrees: "la marraine", "le mentor", "le ou la mentor". */
  theMentee: string;
  theMentor: string;
  aMentee: string;
  aMentor: string;
  /** At the head of a sentence. */
  TheMentee: string;
  TheMentor: string;
  AMentor: string;
  /** What a French sentence about her agrees with: `{menteeSet, select, feminine {…} masculine {…} other {…}}`. */
  menteeSet: TermSet;
  mentorSet: TermSet;
  /** For a sentence about either of the two, or about both. */
  pairSet: TermSet;
}

/**
 * What this programme calls its two roles, in the reader's language, and how French agrees with it.
 * Until the programme is known, and on the prerendered pages: the usual words, feminine.
 */
export const useTerms = (): Terms & Record<string, string> => {
  const { t, i18n } = useLingui();
  const text = useText();
  const programme = useProgramme().data;
  const { mentee_noun: one, mentor_noun: other } = programme ?? {};
  const mentee = one ? text(one.singular) : t`filleule`;
  const mentees = one ? text(one.plural) : t`filleules`;
  const mentor = other ? text(other.singular) : t`marraine`;
  const mentors = other ? text(other.plural) : t`marraines`;
  const menteeSet = one ? termSetOf(one.singular.fr) : 'feminine';
  const mentorSet = other ? termSetOf(other.singular.fr) : 'feminine';
  const the = (noun: string, set: TermSet) =>
    elides(noun)
      ? t`l’${noun}`
      : t`${select(set, { feminine: `la ${noun}`, masculine: `le ${noun}`, other: `le ou la ${noun}` })}`;
  const a = (noun: string, set: TermSet) =>
    t`${select(set, { feminine: `une ${noun}`, masculine: `un ${noun}`, other: `un ou une ${noun}` })}`;
  const theMentee = the(mentee, menteeSet);
  const theMentor = the(mentor, mentorSet);
  const aMentee = a(mentee, menteeSet);
  const aMentor = a(mentor, mentorSet);
  return {
    mentee,
    mentees,
    mentor,
    mentors,
    theMentee,
    theMentor,
    aMentee,
    aMentor,
    TheMentee: capitalise(theMentee, i18n.locale),
    TheMentor: capitalise(theMentor, i18n.locale),
    AMentor: capitalise(aMentor, i18n.locale),
    menteeSet,
    mentorSet,
    pairSet: commonSet(menteeSet, mentorSet),
  };
};
