import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False in the prerendered HTML and in the browser's first render of it, true right after. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
