/**
 * Where to go back to after signing in: an address of this site only, so that a link cannot send
 * her elsewhere (`//host` and `/\host` are other sites to a browser).
 */
export const safeReturn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) && !/[\t\n\r]/.test(value)
    ? value
    : undefined;
