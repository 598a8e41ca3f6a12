import { select } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { PairScene } from '../../ui/drawings/scenes';
import s from './Guide.module.css';
import { Pairing, WhenItIsHard } from './GuidePairing';
import { ForMentees, ForMentors } from './GuideRoles';

/** How the programme works, for who hesitates and for who has just begun. */
export const Guide = () => {
  const { t } = useLingui();
  const { mentee, mentees, mentor, mentors, aMentee, AMentor, pairSet } = useTerms();
  return (
    <Page
      title={t`Comment ça marche`}
      lede={
        <Trans>
          {AMentor}, {aMentee}, et un chemin qui leur appartient. Voici tout ce qu’il faut savoir ;
          le reste, vous l’inventerez à deux.
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
                <Trans>Côté {mentee}</Trans>
              </a>
            </li>
            <li>
              <a href="#marraine">
                <Trans>Côté {mentor}</Trans>
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
              Dans la plupart des programmes, quelqu’un choisit pour vous, ou c’est à vous de
              convaincre. Ici, c’est l’inverse : vous dites ce que vous cherchez, des {mentors} vous
              proposent leur accompagnement, et <strong>vous choisissez</strong>.
            </Trans>
          </p>
          <p>
            <Trans>
              Ce n’est pas un détail. Quand les {mentees} choisissent parmi des volontaires, le
              soutien est meilleur que lorsqu’on choisit à leur place. Et se proposer, c’est savoir
              pourquoi on est là.
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
              {t`${select(pairSet, {
                feminine: 'Prête à poser votre caillou sur la première case ?',
                masculine: 'Prêt à poser votre caillou sur la première case ?',
                other: 'Envie de poser votre caillou sur la première case ?',
              })}`}
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
