import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { $api } from '../../api/client';
import { hasCode, useProblem } from '../../api/problems';
import { publicPath } from '../../i18n';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

/** Why the offer was not taken, what is kept, and the one thing to do next. */
export const OfferRefused = ({ error, onAgain }: { error: unknown; onAgain: () => void }) => {
  const explain = useProblem();
  if (error === null || error === undefined) return null;
  if (hasCode(error, 'charter-not-current')) return <CharterChanged onAccepted={onAgain} />;
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

/** A new charter asks again before the next offer (T13): read it, accept, and the offer goes. */
const CharterChanged = ({ onAccepted }: { onAccepted: () => void }) => {
  const { i18n } = useLingui();
  const explain = useProblem();
  const charter = $api.useQuery('get', '/api/v1/charters/current');
  const accept = $api.useMutation('post', '/api/v1/charter-acceptances', { onSuccess: onAccepted });
  const version = charter.data?.version;
  return (
    <Notice
      tone="warning"
      role="alert"
      title={<Trans>La charte a changé depuis votre accord.</Trans>}
      action={
        <Button
          size="sm"
          busy={accept.isPending || version === undefined}
          onClick={() => {
            if (version !== undefined) accept.mutate({ body: { version } });
          }}
        >
          <Trans>J’ai lu la charte, je l’accepte et j’envoie</Trans>
        </Button>
      }
    >
      <p>
        <Trans>
          <Link to={publicPath('charter', i18n.locale)} target="_blank">
            Relisez-la dans un autre onglet
          </Link>
          , puis acceptez-la : votre texte est conservé ici.
        </Trans>
      </p>
      {accept.error && <p>{explain(accept.error)}</p>}
    </Notice>
  );
};
