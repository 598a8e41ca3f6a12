import { Plural, Trans } from '@lingui/react/macro';
import { Button } from './Button';
import s from './Pager.module.css';

/** The rest of a list, on demand: keyset pages have no last number to show. */
export const Pager = ({
  shown,
  hasMore,
  busy,
  onMore,
}: {
  shown: number;
  /** The answer's `next_cursor` is not null. */
  hasMore: boolean;
  busy?: boolean;
  onMore: () => void;
}) => (
  <div className={s.pager}>
    <p className="muted small" role="status">
      <Plural
        value={shown}
        _0="Rien à afficher"
        one="# élément affiché"
        other="# éléments affichés"
      />
    </p>
    {hasMore && (
      <Button variant="secondary" busy={busy} onClick={onMore}>
        <Trans>Afficher la suite</Trans>
      </Button>
    )}
  </div>
);
