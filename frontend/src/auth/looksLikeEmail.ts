/** Catches a slip of the finger only; the mail that arrives is the proof. */
export const looksLikeEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text.trim());
