import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';

/** Waiting is said honestly, with what helps. */
const NothingYet = () => (
  <EmptyState
    drawing={<WaitingScene />}
    title={<Trans>Pas encore de proposition</Trans>}
    action={
      <>
        <ButtonLink to={screen('myCall')}>
          <Trans>Relire mon appel</Trans>
        </ButtonLink>
        <ButtonLink to={screen('home')} variant="secondary">
          <Trans>Voir où j’en suis</Trans>
        </ButtonLink>
      </>
    }
  >
    <Trans>
      Les marraines lisent les appels à leur rythme, souvent le soir. Celles qui se proposent
      apparaîtront ici, et vous le saurez par e-mail. Un appel précis et personnel aide beaucoup.
    </Trans>
  </EmptyState>
);

export default NothingYet;
