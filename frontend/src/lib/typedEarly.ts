import { useEffect } from 'react';

const typed = new Map<string, string>();

/** Notes what she typed into the prerendered page before its script came: hydration empties it. */
export const noteTypedEarly = (root: ParentNode): void => {
  for (const input of root.querySelectorAll('input'))
    if (input.id !== '' && input.value !== input.defaultValue) typed.set(input.id, input.value);
};

/** Gives it back to the field, once. */
export const useTypedEarly = (id: string, onChange: (value: string) => void): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field is there
  useEffect(() => {
    const value = typed.get(id);
    if (value === undefined) return;
    typed.delete(id);
    onChange(value);
  }, []);
};
