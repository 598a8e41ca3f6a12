import { Trans } from '@lingui/react/macro';
import { Button } from '../../ui/Button';
import { WaitingScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';

/** No call in sight: because of the filters, or because nobody waits. */
export default function NoCall({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <EmptyState
      drawing={<WaitingScene />}
      title={<Trans>Aucun appel ne répond à tous ces filtres</Trans>}
      action={
        <Button variant="secondary" onClick={onClear}>
          <Trans>Effacer les filtres</Trans>
        </Button>
      }
    >
      <Trans>Retirez-en un : le bon appel est parfois juste à côté.</Trans>
    </EmptyState>
  ) : (
    <EmptyState drawing={<WaitingScene />} title={<Trans>Personne n’attend pour le moment</Trans>}>
      <Trans>
        Tous les appels ont reçu des propositions. De nouveaux arrivent chaque semaine : nous vous
        écrirons.
      </Trans>
    </EmptyState>
  );
}
