import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { publicPath } from '../i18n';
import s from './Footer.module.css';
import { ThemeSwitch } from './ThemeSwitch';
import { useProgramme } from './useProgramme';

/** The foot of every page: help in the same place, the pages one must be able to find. */
export const Footer = () => {
  const { t, i18n } = useLingui();
  const programme = useProgramme().data;
  const locale = i18n.locale;
  return (
    <footer className={s.footer}>
      <div className={`wrap ${s.inside}`}>
        <nav aria-label={t`Pied de page`}>
          <ul className={s.list}>
            <li>
              <Link to={publicPath('guide', locale)} className={s.link}>
                <Trans>Guide</Trans>
              </Link>
            </li>
            <li>
              <Link to={publicPath('faq', locale)} className={s.link}>
                <Trans>Questions fréquentes</Trans>
              </Link>
            </li>
            <li>
              <Link to={publicPath('charter', locale)} className={s.link}>
                <Trans>Charte</Trans>
              </Link>
            </li>
            <li>
              <Link to={publicPath('privacy', locale)} className={s.link}>
                <Trans>Confidentialité</Trans>
              </Link>
            </li>
            <li>
              <Link to={publicPath('accessibility', locale)} className={s.link}>
                <Trans>Accessibilité</Trans>
              </Link>
            </li>
            {programme?.contact_email && (
              <li>
                <a href={`mailto:${programme.contact_email}`} className={s.link}>
                  <Trans>Besoin d’aide ?</Trans>
                </a>
              </li>
            )}
          </ul>
        </nav>
        <div className={s.bottom}>
          <p>
            <Trans>Marelle est un logiciel libre (MIT ou Apache-2.0).</Trans>
          </p>
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
};
