import { Trans, useLingui } from '@lingui/react/macro';
import { publicPath } from '../../i18n';
import { usePageTitle } from '../../shell/navigation';
import { useProgramme } from '../../shell/useProgramme';
import { ShareBar } from '../../ui/ShareBar';
import { Doors } from './Doors';
import { Figures } from './Figures';
import { Hero } from './Hero';
import s from './Home.module.css';
import { Refusals } from './Refusals';
import { Way } from './Way';

export const Home = () => {
  const { t, i18n } = useLingui();
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
          <Trans>
            Une étudiante qui doute, une collègue qui aime transmettre : le programme grandit de
            bouche à oreille.
          </Trans>
        </p>
        <ShareBar
          url={publicPath('home', i18n.locale)}
          text={t`On avance mieux à deux : un programme de marrainage où la filleule choisit sa marraine.`}
          hashtag={programme?.hashtag}
          label={t`Partager le programme`}
        />
      </section>
    </>
  );
};
