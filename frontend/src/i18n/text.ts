import { useLingui } from '@lingui/react';

/** A text the programme keeps in both languages. */
export interface LocalizedText {
  fr: string;
  en: string;
}

/** The reader's half of a bilingual text; French when the English one was left empty. */
export const useText = () => {
  const { i18n } = useLingui();
  return (text: LocalizedText): string => (i18n.locale === 'en' && text.en ? text.en : text.fr);
};
