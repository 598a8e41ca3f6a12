import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';

/** No call, and none to open now: says when there is one. */
const NoCall = () => (
  <EmptyState
    drawing={<WaitingScene />}
    title={<Trans>Pas d’appel ouvert</Trans>}
    action={
      <ButtonLink to={screen('home')}>
        <Trans>Voir où j’en suis</Trans>
      </ButtonLink>
    }
  >
    <Trans>
      Un appel s’ouvre une fois votre candidature admise, et tant que vous n’êtes pas déjà en
      binôme.
    </Trans>
  </EmptyState>
);

export default NoCall;
