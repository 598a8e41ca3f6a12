import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';

/** Waiting is said honestly, with what helps. */
const NothingYet = () => {
  const { mentors } = useTerms();
  return (
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
        Les {mentors} lisent les appels à leur rythme, souvent le soir. Leurs propositions
        apparaîtront ici, et vous le saurez par e-mail. Un appel précis et personnel aide beaucoup.
      </Trans>
    </EmptyState>
  );
};

export default NothingYet;
