import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLabels } from '../shell/useLabels';
import { useTerms } from '../shell/useTerms';
import { Card } from '../ui/Card';
import { Disclosure } from '../ui/Disclosure';
import { Notice } from '../ui/Notice';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import s from './Fit.module.css';
import { ReasonList } from './ReasonList';
import { useBands } from './useBands';
import { useFeatureNames } from './useFeatureNames';
import { useObstacles } from './useObstacles';

/** Beside a call, for the mentor who reads it: how the two may suit each other, every point explained. */
export const CallFit = ({ fit, name }: { fit: Schemas['FitView']; name: string }) => {
  const { t, i18n } = useLingui();
  const bands = useBands();
  const obstacles = useObstacles(name);
  const features = useFeatureNames();
  const { isPending } = useLabels();
  if (isPending) return null;
  const groups = [
    { kind: 'shared', title: t`Ce qui vous rapproche`, reasons: fit.matched },
    { kind: 'differs', title: t`Ce qui diffère`, reasons: fit.not_matched },
    { kind: 'check', title: t`À voir ensemble`, reasons: fit.to_check },
  ] as const;
  const missing = new Intl.ListFormat(i18n.locale).format(
    fit.not_compared.map((feature, index) =>
      index === 0 ? features[feature] : lowerFirst(features[feature]),
    ),
  );
  return (
    <Card as="section" className={s.panel} aria-labelledby="fit-title">
      <h2 id="fit-title">
        <Trans>Vous et {name}</Trans>
      </h2>
      {fit.obstacle ? (
        <Notice tone="warning" title={<Trans>À savoir avant de proposer</Trans>}>
          {obstacles[fit.obstacle]}
        </Notice>
      ) : (
        <p className={s.band}>{bands[fit.band]}</p>
      )}
      <div className={s.fit}>
        {groups.map(
          ({ kind, title, reasons }) =>
            reasons.length > 0 && (
              <div key={kind}>
                <h3>{title}</h3>
                <ReasonList reasons={reasons} side="mentor" name={name} kind={kind} />
              </div>
            ),
        )}
        {missing !== '' && (
          <div>
            <h3>
              <Trans>Pas comparé</Trans>
            </h3>
            <p>
              <Trans>{missing} : une réponse manque, de votre côté ou du sien.</Trans>
            </p>
          </div>
        )}
      </div>
      <Disclosure summary={t`Comment ces indications sont faites`}>
        <HowItIsMade fit={fit} />
      </Disclosure>
    </Card>
  );
};

const HowItIsMade = ({ fit }: { fit: Schemas['FitView'] }) => {
  const { t } = useLingui();
  const features = useFeatureNames();
  const { theMentee } = useTerms();
  const { version } = fit;
  return (
    <div className="flow small">
      <p>
        <Trans>
          Vos réponses et les siennes sont comparées, une à une. Les points servent à mettre les
          suggestions en ordre et ne décident de rien : vous proposez votre aide à qui vous voulez,
          et {theMentee} choisit.
        </Trans>
      </p>
      <table className={s.points}>
        <caption>
          <VisuallyHidden>{t`Points de chaque comparaison`}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t`Ce qui est comparé`}</th>
            <th scope="col">{t`Points`}</th>
          </tr>
        </thead>
        <tbody>
          {fit.lines.map(({ feature, points, of, outcome }) => (
            <tr key={feature}>
              <th scope="row">{features[feature]}</th>
              <td>
                <Trans>
                  {points} sur {of}
                </Trans>
                {outcome === 'not_compared' && (
                  <>
                    {' '}
                    <span className="muted">
                      <Trans>(pas comparé)</Trans>
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Trans>
          Une réponse qui manque compte pour moitié : ni pour, ni contre. Le genre, l’âge, les noms,
          l’entreprise, l’école et les textes libres ne comptent jamais. Règles {version}.
        </Trans>
      </p>
    </div>
  );
};

const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1);
