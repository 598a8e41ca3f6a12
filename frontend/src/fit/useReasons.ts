import type { ReasonCode, Say, Side } from './types';
import { useMenteesReasons } from './useMenteesReasons';
import { useMentorsReasons } from './useMentorsReasons';
import { useSharedReasons } from './useSharedReasons';

/** Every reason in words, for that reader. A code without its sentence does not compile. */
export const useReasons = (side: Side): Say => {
  const shared = useSharedReasons();
  const mentors = useMentorsReasons();
  const mentees = useMenteesReasons();
  const say: Record<ReasonCode, Say> = { ...shared, ...(side === 'mentor' ? mentors : mentees) };
  // A server newer than this page may know a code that it does not: then nothing is said.
  return (reason, name) => (reason.code in say ? say[reason.code](reason, name) : '');
};
