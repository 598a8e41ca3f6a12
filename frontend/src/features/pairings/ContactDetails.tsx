import { Trans, useLingui } from '@lingui/react/macro';
import { Avatar } from '../../ui/Avatar';
import s from './Pair.module.css';
import type { Pairing } from './pairing';

/** "https://www.exemple.fr/moi/" → "exemple.fr/moi"; a phone number stays as it is. */
const short = (link: string): string =>
  link.replace(/^(https?:\/\/(www\.)?|mailto:|tel:)/, '').replace(/\/$/, '');

/** Only addresses a browser may follow without harm: whatever else is shown as text. */
const isSafe = (link: string): boolean => /^(https?:\/\/|mailto:|tel:)/i.test(link);

/** How to reach the other; only the two see it, and only while the pair lives. */
export const ContactDetails = ({ pairing }: { pairing: Pairing }) => {
  const { t } = useLingui();
  const { partner } = pairing;
  return (
    <section className={s.contact} aria-label={t`Coordonnées`}>
      <header className={s.who}>
        <Avatar name={partner.public_name} size="lg" />
        <div>
          <h2>{partner.name}</h2>
          <p className="muted">{[partner.job, partner.region].filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      {partner.email === null && partner.links.length === 0 ? (
        <p className="muted">
          <Trans>Les coordonnées ne sont plus affichées une fois le binôme conclu.</Trans>
        </p>
      ) : (
        <>
          <ul className={s.details}>
            {partner.email !== null && (
              <li>
                <a href={`mailto:${partner.email}`}>{partner.email}</a>
              </li>
            )}
            {partner.links.map((link) => (
              <li key={link}>
                {isSafe(link) ? (
                  <a href={link} rel="noreferrer noopener" target="_blank">
                    {short(link)}
                  </a>
                ) : (
                  link
                )}
              </li>
            ))}
          </ul>
          <p className="muted small">
            <Trans>Vous deux seulement voyez ces coordonnées.</Trans>
          </p>
        </>
      )}
    </section>
  );
};
