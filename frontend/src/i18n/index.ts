import { catalogue } from 'virtual:words';
import { i18n } from '@lingui/core';
import { recall, remember } from '../lib/storage';
import { type Locale, publicPageAt } from './publicPages';

export {
  isWayIn,
  type Locale,
  locales,
  type PublicPage,
  publicPageAt,
  publicPages,
  publicPath,
} from './publicPages';

/** Whose words are on screen; a change of language loads them all again. */
const wanted = new Set(['shell']);
const loaded = new Set<string>();

const load = async (name: string, locale: Locale): Promise<void> => {
  const key = `${name}/${locale}`;
  if (loaded.has(key)) return;
  const { messages } = await catalogue(name, locale);
  i18n.load(locale, messages);
  loaded.add(key);
};

/** What she chose on this device; null when she never did. */
export const chosenLocale = (): Locale | null => {
  const saved = recall('locale');
  return saved === 'fr' || saved === 'en' ? saved : null;
};
export const hasChosenLocale = (): boolean => chosenLocale() !== null;

/** The language a first visit gets: the address decides on public pages, then the choice, then the browser. */
export const initialLocale = (pathname: string): Locale => {
  const page = publicPageAt(pathname);
  if (page) return page.locale;
  const saved = chosenLocale();
  if (saved) return saved;
  const first = navigator.languages.find((tag) => /^(fr|en)\b/.test(tag));
  return first?.startsWith('en') ? 'en' : 'fr';
};

export const currentLocale = (): Locale => (i18n.locale === 'en' ? 'en' : 'fr');

/** Loads the words of everything on screen in `locale`, then switches. */
export async function activate(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((name) => load(name, locale)));
  if (i18n.locale !== locale) i18n.activate(locale);
  if (typeof document !== 'undefined') document.documentElement.lang = locale;
}

/** Remembers the choice for the next visit; `activate` alone follows an address. */
export const chooseLocale = async (locale: Locale): Promise<void> => {
  remember('locale', locale);
  await activate(locale);
};

/**
 * Loader of a route: the words of the features it shows must be there before its screen renders.
 * `loader: messagesOf('offers')`. The build narrows them to those its own modules hold.
 */
export const messagesOf = (feature: string) => async (): Promise<void> => {
  wanted.add(feature);
  await load(feature, currentLocale());
  // Messages came in after activation: tell the components that read them.
  i18n.activate(currentLocale());
};
