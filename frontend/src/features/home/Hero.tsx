import { select } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { Hopscotch } from '../../ui/drawings/Hopscotch';
import s from './Hero.module.css';

/** The playground: what this is, in one sentence, and the two ways in. */
export const Hero = () => {
  const { t } = useLingui();
  const { mentee, mentor, mentorSet } = useTerms();
  return (
    <section className={s.hero}>
      <div className={`wrap ${s.inside}`}>
        <div className={s.words}>
          <h1 className={s.title}>
            <Trans>
              On avance mieux <span className={s.underlined}>à deux</span>
            </Trans>
          </h1>
          <p className={s.lede}>
            {t`${select(mentorSet, {
              feminine: `Des femmes de la tech proposent de vous accompagner. Vous lisez ce qu’elles vous écrivent, vous posez vos questions, et c’est vous qui choisissez votre ${mentor}.`,
              other: `Des gens de la tech proposent de vous accompagner. Vous lisez leurs mots, vous posez vos questions, et c’est vous qui choisissez votre ${mentor}.`,
            })}`}
          </p>
          <div className="row">
            <ButtonLink to={screen('apply')} className={s.first}>
              <Trans>Devenir {mentee}</Trans>
            </ButtonLink>
            <ButtonLink to={screen('apply')} className={s.second}>
              <Trans>Devenir {mentor}</Trans>
            </ButtonLink>
          </div>
          <p className={s.note}>
            <Trans>
              Cinq minutes, sans CV ni lettre de motivation. Vos réponses sont gardées à chaque
              étape.
            </Trans>
          </p>
        </div>
        <div className={s.drawing}>
          <Hopscotch earth={t`terre`} sky={t`ciel`} />
        </div>
      </div>
    </section>
  );
};
