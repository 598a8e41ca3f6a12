import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

/**
 * The single-use token of a mail's link. It stands after the # so that no server log or referrer
 * holds it; opening the page changes nothing, the button posts it.
 */
export const useLinkToken = (): string => {
  const hash = useLocation({ select: (location) => location.hash });
  const [token] = useState(() => hash.replace(/^#/, ''));
  return token;
};
