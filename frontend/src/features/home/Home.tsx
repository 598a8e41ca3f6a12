import { select } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { publicPath } from '../../i18n';
import { usePageTitle } from '../../shell/navigation';
import { useProgramme } from '../../shell/useProgramme';
import { useTerms } from '../../shell/useTerms';
import { ShareBar } from '../../ui/ShareBar';
import { Doors } from './Doors';
import { Figures } from './Figures';
import { Hero } from './Hero';
import s from './Home.module.css';
import { Refusals } from './Refusals';
import { Way } from './Way';

export const Home = () => {
  const { t, i18n } = useLingui();
  const { mentors, theMentee, pairSet } = useTerms();
  const programme = useProgramme().data;
  usePageTitle(t`On avance mieux à deux`);
  return (
    <>
      <Hero />
      <Way />
      <Doors open={programme?.applications_open} />
      {programme?.figures && <Figures figures={programme.figures} />}
      <Refusals />
      <section className={`wrap ${s.share}`} aria-labelledby="partager">
        <h2 id="partager">
          <Trans>Vous connaissez quelqu’un à qui le dire ?</Trans>
        </h2>
        <p className="muted">
          {t`${select(pairSet, {
            feminine:
              'Une étudiante qui doute, une collègue qui aime transmettre : le programme grandit de bouche à oreille.',
            masculine:
              'Un étudiant qui doute, un collègue qui aime transmettre : le programme grandit de bouche à oreille.',
            other:
              'Quelqu’un qui doute, quelqu’un qui aime transmettre : le programme grandit de bouche à oreille.',
          })}`}
        </p>
        <ShareBar
          url={publicPath('home', i18n.locale)}
          text={t`On avance mieux à deux : des ${mentors} se proposent, ${theMentee} choisit.`}
          hashtag={programme?.hashtag}
          label={t`Partager le programme`}
        />
      </section>
    </>
  );
};
