import { Trans } from '@lingui/react/macro';
import { useProblem } from '../../api/problems';
import { Notice } from '../../ui/Notice';

/** The card is back: says why. */
export const SetAsideFailed = ({ failed }: { failed?: { name: string; error: unknown } }) => {
  const explain = useProblem();
  if (!failed) return null;
  const { name } = failed;
  return (
    <Notice
      tone="danger"
      role="alert"
      title={<Trans>{name} : cet appel n’a pas pu être mis de côté.</Trans>}
    >
      {explain(failed.error)}
    </Notice>
  );
};
