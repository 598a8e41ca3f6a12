import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { countCharacters } from '../../ui/TextArea';
import { type Draft, isEmpty, type Question, toAnswer } from './answers';

const isLink = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
};

/**
 * Says at once what the server would refuse, from the bounds the questionnaire itself gives.
 * @returns a sentence that says what to do, or undefined when the answer is fine
 */
export const useAnswerCheck = () => {
  const { t } = useLingui();

  const empty = (question: Question): string => {
    switch (question.kind) {
      case 'charter':
        return t`Lisez la charte, puis cochez la case pour l’accepter`;
      case 'yes_no':
        return t`Cochez cette case pour continuer`;
      case 'single_choice':
      case 'scale':
        return t`Choisissez une réponse`;
      case 'multiple_choice':
        return t`Choisissez au moins une réponse`;
      case 'integer':
        return t`Indiquez un nombre, même approximatif`;
      case 'short_text':
      case 'long_text':
      case 'links':
      case 'names':
        return t`Écrivez votre réponse`;
    }
  };

  const number = (value: number, min: number | null, max: number | null) => {
    const fits =
      Number.isInteger(value) && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
    if (fits) return undefined;
    return min !== null && max !== null
      ? t`Indiquez un nombre entier entre ${min} et ${max}`
      : t`Indiquez un nombre entier`;
  };

  const length = (text: string, min: number | null, max: number | null) => {
    const count = countCharacters(text);
    if (min !== null && count < min)
      return t`${plural(min - count, {
        one: 'Ajoutez encore # caractère : quelques mots de plus aideront à vous comprendre',
        other: 'Ajoutez encore # caractères : quelques mots de plus aideront à vous comprendre',
      })}`;
    if (max !== null && count > max)
      return t`${plural(count - max, { one: 'Retirez # caractère', other: 'Retirez # caractères' })}`;
    return undefined;
  };

  const amount = (count: number, min: number | null, max: number | null) => {
    if (max !== null && count > max)
      return t`${plural(max, { one: 'Gardez # réponse au plus', other: 'Gardez # réponses au plus' })}`;
    if (min !== null && count < min)
      return t`${plural(min, { one: 'Choisissez au moins # réponse', other: 'Choisissez au moins # réponses' })}`;
    return undefined;
  };

  return (question: Question, draft: Draft): string | undefined => {
    if (isEmpty(question, draft)) return question.required ? empty(question) : undefined;
    const answer = toAnswer(question, draft);
    const { min, max } = question;
    if (question.kind === 'links' && Array.isArray(answer) && !answer.every(isLink))
      return t`Écrivez l’adresse entière de chaque lien, par exemple https://exemple.fr`;
    if (Array.isArray(answer)) return amount(answer.length, min, max);
    if (question.kind === 'integer') return number(Number(answer), min, max);
    if (question.kind === 'short_text' || question.kind === 'long_text')
      return length(String(answer), min, max);
    return undefined;
  };
};
