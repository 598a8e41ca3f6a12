import { Trans } from '@lingui/react/macro';
import { useProblem } from '../api/problems';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';

/** The place of what is coming; when it cannot come, why, and a way to try again. */
export const Loading = ({
  error,
  onRetry,
  lines = 5,
  tiles,
}: {
  error?: unknown;
  onRetry?: () => void;
  lines?: number;
  tiles?: number;
}) => {
  const explain = useProblem();
  return (
    <div className="wrap">
      {error ? (
        <Notice
          tone="danger"
          role="alert"
          action={
            <Button variant="secondary" size="sm" onClick={onRetry ?? (() => location.reload())}>
              <Trans>Réessayer</Trans>
            </Button>
          }
        >
          {explain(error)}
        </Notice>
      ) : (
        <Skeleton lines={lines} tiles={tiles} />
      )}
    </div>
  );
};
