import type { Schemas } from '../api/client';
import { useLabels } from '../shell/useLabels';

type Attribute = Schemas['Attribute'];

/** Questions of the usual questionnaire that are not called as their attribute. */
const usual: Partial<Record<Attribute, string>> = {
  interests: 'fields',
  slots: 'availability',
  wishes: 'a_mentor_who',
};

/** Options in words, whichever question this programme compares: ('interests', ['web']) → "web". */
export const useCompared = () => {
  const { inline, matching } = useLabels();
  return (attribute: Attribute, keys: readonly string[]): string => {
    const asked = matching?.questions.find((item) => item.attribute === attribute);
    return inline(asked?.question ?? usual[attribute] ?? attribute, keys);
  };
};
