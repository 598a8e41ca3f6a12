declare module '*.po' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}

declare module 'virtual:words' {
  import type { Messages } from '@lingui/core';
  /** The words of a feature (or, built, of a route or a part); 'shell' and 'problems' are the two others. */
  export const catalogue: (name: string, locale: string) => Promise<{ messages: Messages }>;
}
