import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { TalkScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import type { MadeList } from './made-status';

/** Nothing in this list: the way to the calls. */
export default function NoOffer({ list }: { list: MadeList }) {
  return (
    <EmptyState
      drawing={<TalkScene />}
      title={
        list === 'choisies' ? (
          <Trans>Rien ici pour le moment</Trans>
        ) : list === 'toutes' ? (
          <Trans>Vous n’avez encore rien proposé</Trans>
        ) : (
          <Trans>Aucune proposition en attente</Trans>
        )
      }
      action={
        <ButtonLink to={screen('calls')}>
          <Trans>Lire les appels</Trans>
        </ButtonLink>
      }
    >
      <Trans>
        Un appel vous parle ? Dites-lui pourquoi vous, et comment vous pouvez l’aider. Quelques
        phrases sincères suffisent.
      </Trans>
    </EmptyState>
  );
}
