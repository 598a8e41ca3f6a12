import { useRef } from 'react';
import { newIdempotencyKey, withKey } from './client';

/**
 * The idempotency key of what is being sent: the same words sent again carry the same key, so that a
 * second press or a lost answer creates nothing twice; corrected words are a new intent, and so is
 * whatever follows `done()`.
 */
export const useIntent = () => {
  const last = useRef<{ content: string; key: string }>(undefined);
  return {
    header: (body: unknown) => {
      const content = JSON.stringify(body);
      if (last.current?.content !== content) last.current = { content, key: newIdempotencyKey() };
      return withKey(last.current.key);
    },
    /** It was created: the same words again would be a second one. */
    done: () => {
      last.current = undefined;
    },
  };
};
