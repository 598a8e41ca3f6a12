import { Trans } from '@lingui/react/macro';
import { TalkScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';

/** Before the first exchange: what a log is, and is not. */
const NoContactYet = () => (
  <EmptyState
    level={3}
    drawing={<TalkScene />}
    title={<Trans>La première case est à vous deux</Trans>}
  >
    <Trans>
      Chaque échange noté devient une case. La date et le moyen seulement : ce que vous vous dites
      vous appartient.
    </Trans>
  </EmptyState>
);

export default NoContactYet;
