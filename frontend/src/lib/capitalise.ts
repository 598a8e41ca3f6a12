/** First letter in capital, for a noun that opens a title. */
export const capitalise = (word: string, locale: string): string => {
  const [first = '', ...rest] = word;
  return first.toLocaleUpperCase(locale) + rest.join('');
};
