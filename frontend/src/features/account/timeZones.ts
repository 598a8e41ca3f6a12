/** Every zone the browser knows, and hers even when it does not. */
export const timeZones = (current: string): string[] => {
  const known =
    typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return known.includes(current) ? known : [current, ...known];
};
