import { useLingui } from '@lingui/react/macro';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { $api, withVersion } from '../api/client';
import { useMe } from '../auth/me';
import { chooseLocale, type Locale, locales, publicPageAt, publicPath } from '../i18n';
import { announce } from '../ui/announce';
import s from './LanguageSwitch.module.css';

const spoken: Record<Locale, string> = {
  fr: 'La page est maintenant en français.',
  en: 'The page is now in English.',
};

/** Public pages have an address per language; everywhere else the words change in place. */
export const LanguageSwitch = () => {
  const { t, i18n } = useLingui();
  const pathname = useLocation({ select: (location) => location.pathname });
  const navigate = useNavigate();
  const me = useMe();
  const save = $api.useMutation('patch', '/api/v1/me', { onSettled: () => void me.refetch() });
  const choose = async (locale: Locale) => {
    if (locale === i18n.locale) return;
    await chooseLocale(locale);
    const page = publicPageAt(pathname);
    if (page)
      await navigate({ to: publicPath(page.page, locale), search: true, resetScroll: false });
    announce(spoken[locale]);
    // Her mails follow; a failure is no reason to bother her here.
    if (me.data && me.data.locale !== locale)
      save.mutate({ body: { locale }, params: { header: withVersion(me.data.version) } });
  };
  return (
    <fieldset className={s.switch} aria-label={t`Langue`}>
      {(Object.keys(locales) as Locale[]).map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className={s.item}
          aria-pressed={i18n.locale === locale}
          aria-label={`${locale.toUpperCase()} – ${locales[locale]}`}
          onClick={() => void choose(locale)}
        >
          {locale.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
};
