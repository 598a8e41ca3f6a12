import { Trans } from '@lingui/react/macro';
import s from './Skeleton.module.css';
import { VisuallyHidden } from './VisuallyHidden';

/** Keeps the place of what is coming. Appears after a moment only: fast answers never flash. */
export const Skeleton = ({ lines = 3, tiles = 0 }: { lines?: number; tiles?: number }) => (
  <div className={s.skeleton}>
    <VisuallyHidden>
      <span role="status">
        <Trans>Chargement…</Trans>
      </span>
    </VisuallyHidden>
    {Array.from({ length: lines }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else
      <span key={index} className={s.line} aria-hidden="true" />
    ))}
    {tiles > 0 && (
      <div className="grid" aria-hidden="true">
        {Array.from({ length: tiles }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tiles have nothing else
          <span key={index} className={s.tile} />
        ))}
      </div>
    )}
  </div>
);
