export const locales = { fr: 'Français', en: 'English' } as const;
export type Locale = keyof typeof locales;

/**
 * Pages that have one address per language, prerendered in both at build. Elsewhere the language is
 * a preference of the reader and the address is the same.
 */
export const publicPages = {
  home: { fr: '/', en: '/en' },
  guide: { fr: '/guide', en: '/en/guide' },
  faq: { fr: '/faq', en: '/en/faq' },
  charter: { fr: '/charte', en: '/en/charter' },
  privacy: { fr: '/confidentialite', en: '/en/privacy' },
  apply: { fr: '/candidature', en: '/en/apply' },
  signIn: { fr: '/connexion', en: '/en/sign-in' },
  signUp: { fr: '/inscription', en: '/en/sign-up' },
  forgottenPassword: { fr: '/mot-de-passe-oublie', en: '/en/forgotten-password' },
  accessibility: { fr: '/accessibilite', en: '/en/accessibility' },
} as const;
export type PublicPage = keyof typeof publicPages;
export type PublicPath = (typeof publicPages)[PublicPage][Locale];

export const publicPath = (page: PublicPage, locale: string): PublicPath =>
  publicPages[page][locale === 'en' ? 'en' : 'fr'];

/** Forms and their start: tools more than texts, they come in the language she chose on this device. */
const waysIn: readonly PublicPage[] = ['apply', 'signIn', 'signUp', 'forgottenPassword'];
export const isWayIn = (page: PublicPage): boolean => waysIn.includes(page);

/** Which public page, in which language, stands at this address; null on every other screen. */
export const publicPageAt = (pathname: string): { page: PublicPage; locale: Locale } | null => {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  for (const page of Object.keys(publicPages) as PublicPage[])
    for (const locale of ['fr', 'en'] as const)
      if (publicPages[page][locale] === path) return { page, locale };
  return null;
};
