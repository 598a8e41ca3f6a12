import { Trans } from '@lingui/react/macro';
import { hasCode, useProblem } from '../../api/problems';
import { AcceptCharter } from '../../shell/AcceptCharter';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { Notice } from '../../ui/Notice';

/**
 * Why the offer was not taken, what is kept, and the one thing to do next; after a new charter is
 * accepted the same offer goes by itself (T13).
 */
export const OfferRefused = ({ error, onAgain }: { error: unknown; onAgain: () => void }) => {
  const explain = useProblem();
  if (error === null || error === undefined) return null;
  if (hasCode(error, 'charter-not-current')) return <AcceptCharter onAccepted={onAgain} />;
  return (
    <Notice
      tone="danger"
      role="alert"
      title={explain(error)}
      action={
        hasCode(error, 'too-many-open-offers') || hasCode(error, 'already-offered') ? (
          <ButtonLink to={screen('offersMade')} variant="secondary" size="sm">
            <Trans>Voir mes propositions</Trans>
          </ButtonLink>
        ) : hasCode(error, 'mentor-full') || hasCode(error, 'mentor-paused') ? (
          <ButtonLink to={screen('home')} variant="secondary" size="sm">
            <Trans>Voir mes places</Trans>
          </ButtonLink>
        ) : undefined
      }
    >
      <Trans>Votre texte est conservé sur cette page.</Trans>
    </Notice>
  );
};
