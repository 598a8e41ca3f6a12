import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { PairScene } from '../../ui/drawings/scenes';
import s from './Guide.module.css';
import { Pairing, WhenItIsHard } from './GuidePairing';
import { ForMentees, ForMentors } from './GuideRoles';

/** How the programme works, for who hesitates and for who has just begun. */
export const Guide = () => {
  const { t } = useLingui();
  return (
    <Page
      title={t`Comment ça marche`}
      lede={
        <Trans>
          Une marraine, une filleule, et un chemin qui leur appartient. Voici tout ce qu’il faut
          savoir ; le reste, vous l’inventerez à deux.
        </Trans>
      }
    >
      <div className={s.layout}>
        <nav className={s.contents} aria-label={t`Sur cette page`}>
          <ol>
            <li>
              <a href="#idee">
                <Trans>L’idée</Trans>
              </a>
            </li>
            <li>
              <a href="#filleule">
                <Trans>Côté filleule</Trans>
              </a>
            </li>
            <li>
              <a href="#marraine">
                <Trans>Côté marraine</Trans>
              </a>
            </li>
            <li>
              <a href="#binome">
                <Trans>Le binôme</Trans>
              </a>
            </li>
            <li>
              <a href="#difficile">
                <Trans>Quand ça coince</Trans>
              </a>
            </li>
          </ol>
        </nav>
        <div className="prose">
          <h2 id="idee">
            <Trans>L’idée</Trans>
          </h2>
          <p>
            <Trans>
              Dans la plupart des programmes, quelqu’un vous attribue une mentore, ou vous devez
              convaincre la vôtre. Ici, c’est l’inverse : vous dites ce que vous cherchez, des
              marraines vous proposent leur accompagnement, et <strong>vous choisissez</strong>.
            </Trans>
          </p>
          <p>
            <Trans>
              Ce n’est pas un détail. Quand les filleules choisissent parmi des volontaires, elles
              sont mieux soutenues que lorsqu’on choisit pour elles. Et une marraine qui s’est
              proposée sait pourquoi elle est là.
            </Trans>
          </p>
          <ForMentees />
          <ForMentors />
          <Pairing />
          <WhenItIsHard />
          <div className={s.end}>
            <div className={s.drawing}>
              <PairScene />
            </div>
            <p>
              <Trans>Prête à poser votre caillou sur la première case ?</Trans>
            </p>
            <ButtonLink to={screen('apply')}>
              <Trans>Candidater</Trans>
            </ButtonLink>
          </div>
        </div>
      </div>
    </Page>
  );
};
