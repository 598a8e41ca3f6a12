import type { LinkProps } from '@tanstack/react-router';

/** Addresses by name, so that a feature leads to another without knowing it. */
const addresses = {
  account: '/compte',
  home: '/accueil',
  myCall: '/appel',
  offersReceived: '/offres',
  calls: '/appels',
  setAside: '/appels/mis-de-cote',
  offersMade: '/mes-offres',
  toDo: '/organisation',
  reviews: '/organisation/candidatures',
  pairings: '/organisation/binomes',
  settings: '/organisation/reglages',
  roles: '/organisation/roles',
  journal: '/organisation/journal',
} as const;

export type Screen = keyof typeof addresses;
export const screenAddresses: Readonly<Record<Screen, string>> = addresses;

/** `<Link to={screen('offersReceived')}>`; a test holds that each has its route. */
export const screen = (name: Screen) => addresses[name] as LinkProps['to'];
