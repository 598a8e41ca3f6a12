import { createStore } from '../../lib/store';

/**
 * Calls she passed over with « Pas cette fois »: out of her sight until the page is closed. Nobody is
 * told, nothing is sent: a mentee is never refused.
 */
export const skippedCalls = createStore<ReadonlySet<string>>(new Set());

export const skipCall = (id: string): void =>
  skippedCalls.set(new Set([...skippedCalls.get(), id]));

export const bringBack = (id: string): void =>
  skippedCalls.set(new Set([...skippedCalls.get()].filter((skipped) => skipped !== id)));

export const bringAllBack = (): void => skippedCalls.set(new Set());
