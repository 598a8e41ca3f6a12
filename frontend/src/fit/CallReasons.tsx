import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLabels } from '../shell/useLabels';
import s from './Fit.module.css';
import { ReasonList } from './ReasonList';
import { useObstacles } from './useObstacles';
import { useReasons } from './useReasons';

/** So many reasons on a card; the call's page has them all. */
const MAIN = 3;

/** On a call's card: the main reasons, and one honest gap. */
export const CallReasons = ({ fit, name }: { fit: Schemas['FitView']; name: string }) => {
  const { t } = useLingui();
  const say = useReasons('mentor');
  const obstacles = useObstacles(name);
  const { isPending } = useLabels();
  if (isPending) return null;
  const differs = fit.obstacle ? obstacles[fit.obstacle] : fit.gap ? say(fit.gap, name) : '';
  if (fit.matched.length === 0 && differs === '') return null;
  return (
    <section className={s.brief} aria-label={t`Vous et ${name}`}>
      {fit.matched.length > 0 && (
        <ReasonList reasons={fit.matched.slice(0, MAIN)} side="mentor" name={name} kind="shared" />
      )}
      {differs !== '' && (
        <p className={s.gap}>
          <span>
            <Trans>Ce qui diffère :</Trans>
          </span>{' '}
          {differs}
        </p>
      )}
    </section>
  );
};
