import { Trans } from '@lingui/react/macro';
import s from './SkipLink.module.css';

/** First stop of the keyboard: straight to the content. */
export const SkipLink = ({ target }: { target: string }) => (
  <a
    className={s.skip}
    href={`#${target}`}
    onClick={(event) => {
      event.preventDefault();
      document.getElementById(target)?.focus();
    }}
  >
    <Trans>Aller au contenu</Trans>
  </a>
);
