import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, newIdempotencyKey, withKey } from '../../api/client';
import { hasCode, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { AcceptCharter } from '../../shell/AcceptCharter';
import { useTerms } from '../../shell/useTerms';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { PairScene } from '../../ui/drawings/scenes';
import { Notice } from '../../ui/Notice';
import s from './ElectDialog.module.css';
import type { Offer } from './types';

/** The election: one dialog that names the person and says everything that happens. */
export default function ElectDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const { t } = useLingui();
  const { mentor } = useTerms();
  const explain = useProblem();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [key] = useState(newIdempotencyKey);
  const name = offer.mentor.public_name;
  const elect = $api.useMutation('post', '/api/v1/elections', {
    onSuccess: async (election) => {
      announce(t`Vous avez choisi ${name}`);
      await navigate({ to: '/election/$electionId', params: { electionId: election.id } });
      void refresh(
        '/api/v1/offers',
        '/api/v1/offers/{offer_id}',
        '/api/v1/calls/mine',
        '/api/v1/pairings',
        '/api/v1/elections',
        '/api/v1/applicants',
      );
    },
    // The world has moved on: what stands behind the dialog must say so too.
    onError: () => refresh('/api/v1/offers', '/api/v1/offers/{offer_id}', '/api/v1/calls/mine'),
  });
  const charter = hasCode(elect.error, 'charter-not-current');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Choisir ${name} comme ${mentor} ?`}
      actions={
        <>
          <Button
            busy={elect.isPending}
            onClick={() =>
              elect.mutate({ body: { offer_id: offer.id }, params: { header: withKey(key) } })
            }
          >
            <Trans>Oui, je choisis {name}</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Pas encore</Trans>
          </Button>
        </>
      }
    >
      {elect.error &&
        (charter ? (
          <AcceptCharter />
        ) : (
          <Notice tone="danger" role="alert">
            {explain(elect.error)}
          </Notice>
        ))}
      <div className={s.scene}>
        <PairScene />
      </div>
      <ul className={s.what}>
        <li>
          <Trans>Vous et {name} formez un binôme, tout de suite. Un e-mail l’annonce.</Trans>
        </li>
        <li>
          <Trans>Vos noms et vos adresses s’échangent entre vous, et avec personne d’autre.</Trans>
        </li>
        <li>
          <Trans>
            Vos autres propositions se referment, avec un mot aimable, sans nom ni classement.
          </Trans>
        </li>
        <li>
          <Trans>
            Si ce n’était pas la bonne rencontre, un binôme s’arrête sans faute, et vous pourrez
            chercher de nouveau.
          </Trans>
        </li>
      </ul>
    </Dialog>
  );
}
