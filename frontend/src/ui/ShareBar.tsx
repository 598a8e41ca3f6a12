import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useHydrated } from '../lib/useHydrated';
import { announce } from './announce';
import s from './ShareBar.module.css';
import { shareTargets } from './shareTargets';

/** Shares a page with no third-party script: the browser's own sheet, then plain links. */
export const ShareBar = ({
  url,
  text,
  hashtag,
  label,
}: {
  /** Absolute, or relative to the site. */
  url: string;
  text: string;
  /** Without its #. */
  hashtag?: string;
  label?: string;
}) => {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const hydrated = useHydrated();
  const canShare = hydrated && typeof navigator.share === 'function';
  const origin = hydrated ? location.origin : '';
  const address = /^https?:/.test(url) ? url : `${origin}${url}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
      announce(t`Lien copié`);
    } catch {
      announce(t`Le lien n’a pas pu être copié : ${address}`, { urgent: true });
    }
  };
  return (
    <ul className={s.bar} aria-label={label ?? t`Partager`}>
      {canShare && (
        <li>
          <button
            type="button"
            className={s.item}
            onClick={() => {
              // She may close the sheet: that is her answer, not an error.
              navigator.share({ url: address, text }).catch(() => undefined);
            }}
          >
            <Icon path="M12 3v12M12 3 8 7M12 3l4 4M5 12v8h14v-8" />
            <Trans>Partager</Trans>
          </button>
        </li>
      )}
      <li>
        <button type="button" className={s.item} onClick={() => void copy()}>
          <Icon path="M9 15l6-6M8 11l-2 2a4 4 0 0 0 6 6l2-2M16 13l2-2a4 4 0 0 0-6-6l-2 2" />
          {copied ? <Trans>Lien copié</Trans> : <Trans>Copier le lien</Trans>}
        </button>
      </li>
      {shareTargets(address, text, hashtag).map((target) => (
        <li key={target.name}>
          <a
            className={s.item}
            href={target.href}
            {...(target.href.startsWith('mailto:')
              ? {}
              : { target: '_blank', rel: 'noopener noreferrer' })}
          >
            <Icon path={target.icon} />
            {target.name === 'email' ? <Trans>E-mail</Trans> : target.name}
          </a>
        </li>
      ))}
    </ul>
  );
};

const Icon = ({ path }: { path: string }) => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path
      d={path}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
