import { useLingui } from '@lingui/react';
import { $api } from '../api/client';
import { useText } from '../i18n/text';

const HOUR_MS = 3_600_000;

/**
 * The programme's words for the keys in answers, calls and offers: ('topics', 'first_job') →
 * "Trouver un premier poste". They are the options of the mentee's questionnaire, which organisers edit.
 */
export const useLabels = () => {
  const { i18n } = useLingui();
  const text = useText();
  const { data, isPending } = $api.useQuery(
    'get',
    '/api/v1/questionnaires/{role}',
    { params: { path: { role: 'mentee' } } },
    { staleTime: HOUR_MS },
  );
  const questions = data?.steps.flatMap((step) => step.questions) ?? [];

  const one = (question: string, key: string): string => {
    const options = questions.find((item) => item.key === question)?.options ?? [];
    const option = options.find((item) => item.key === key);
    if (option) return text(option.label);
    // Not here yet: nothing rather than a bare key that flashes by.
    if (isPending) return '';
    if (question === 'languages') return languageName(key, i18n.locale);
    return key.replaceAll('_', ' ');
  };
  // English keeps the capital of its languages.
  const keepsCapital = (question: string) => question === 'languages' && i18n.locale === 'en';
  /** "En visio, par messagerie et par e-mail" */
  const many = (question: string, keys: readonly string[]): string =>
    new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(
      keys
        .map((key) => one(question, key))
        .filter(Boolean)
        .map((label, index) => (index === 0 || keepsCapital(question) ? label : lowerFirst(label))),
    );
  /** The same, inside a sentence: "en visio, par messagerie et par e-mail". */
  const inline = (question: string, keys: readonly string[]): string => {
    const list = many(question, keys);
    return keepsCapital(question) ? list : lowerFirst(list);
  };
  const question = (key: string) => questions.find((item) => item.key === key);
  return { one, many, inline, question, isPending, matching: data?.matching };
};

/** "Web" → "web"; an abbreviation such as "SRE" keeps its capitals. */
const lowerFirst = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);

const languageName = (code: string, locale: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
};
