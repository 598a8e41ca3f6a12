import { useText } from '../i18n/text';
import type { Option } from '../ui/SelectField';
import { useLabels } from './useLabels';

/** The options of one of the questionnaire's questions, to choose among: `options('topics')`. */
export const useOptions = () => {
  const text = useText();
  const { question } = useLabels();
  return (key: string): Option[] =>
    question(key)?.options.map((option) => ({ value: option.key, label: text(option.label) })) ??
    [];
};
