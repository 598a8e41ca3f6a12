import { Trans, useLingui } from '@lingui/react/macro';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { asProblem, useProblem } from '../api/problems';
import { Button } from '../ui/Button';
import { LostPebble } from '../ui/drawings/LostPebble';
import { Notice } from '../ui/Notice';
import { Page } from './Page';

/** A screen that failed: what happened, what is kept, what to do. */
export const ScreenError = ({ error, reset }: ErrorComponentProps) => {
  const { t } = useLingui();
  const explain = useProblem();
  const problem = asProblem(error);
  return (
    <Page narrow title={t`Un faux pas de notre côté`}>
      <Notice tone="danger" role="alert" title={t`Cette page n’a pas pu s’afficher.`}>
        <p>
          {problem ? (
            explain(problem)
          ) : (
            <Trans>
              Tout ce que vous aviez enregistré est conservé. Vous pouvez réessayer, ou recharger la
              page.
            </Trans>
          )}
        </p>
      </Notice>
      <LostPebble />
      <div className="row">
        <Button onClick={() => reset()}>
          <Trans>Réessayer</Trans>
        </Button>
        <Button variant="secondary" onClick={() => location.reload()}>
          <Trans>Recharger la page</Trans>
        </Button>
      </div>
    </Page>
  );
};
