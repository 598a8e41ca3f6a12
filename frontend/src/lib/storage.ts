/**
 * Small preferences kept in the browser: theme, language, "was signed in". Never a token, never a
 * person's words. Private browsing may refuse storage: then the preference lasts as long as the page.
 */
const memory = new Map<string, string>();

export const remember = (key: string, value: string | null): void => {
  if (value === null) memory.delete(key);
  else memory.set(key, value);
  try {
    if (value === null) localStorage.removeItem(`marelle.${key}`);
    else localStorage.setItem(`marelle.${key}`, value);
  } catch {
    // Refused: the copy in memory is enough for this page.
  }
};

export const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(`marelle.${key}`) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
};
