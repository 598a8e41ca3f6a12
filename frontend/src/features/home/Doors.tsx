import { Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { capitalise } from '../../lib/capitalise';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import s from './Doors.module.css';

/** The two ways in, as the two arches of the logo. Closed ones say so. */
export const Doors = ({ open }: { open?: Schemas['ApplicationsOpen'] }) => {
  const { t, i18n } = useLingui();
  const { mentee, mentor, mentors, aMentor } = useTerms();
  const closed = (
    <p className={s.closed}>
      <Trans>Les candidatures sont fermées pour le moment. Revenez bientôt.</Trans>
    </p>
  );
  return (
    <section className={`wrap ${s.section}`} aria-label={t`Deux façons de participer`}>
      <svg viewBox="0 0 600 90" className={s.hop} aria-hidden="true" focusable="false">
        <path d="M150 84C190 4 410 4 450 74" />
        <circle cx="451" cy="72" r="12" />
      </svg>
      <div className={s.doors}>
        <article className={s.mentee}>
          <h2>{capitalise(mentee, i18n.locale)}</h2>
          <p>
            <Trans>
              Aux études, en reconversion, en poste et en plein doute : vous cherchez quelqu’un qui
              connaît ce chemin.
            </Trans>
          </p>
          <ul>
            <li>
              <Trans>Au début du chemin ou déjà loin</Trans>
            </li>
            <li>
              <Trans>Vous dites ce qui vous aiderait</Trans>
            </li>
            <li>
              <Trans>Vous choisissez parmi les {mentors} qui se proposent</Trans>
            </li>
          </ul>
          {open?.mentee === false ? (
            closed
          ) : (
            <ButtonLink to={screen('apply')} className={s.button}>
              <Trans>Trouver {aMentor}</Trans>
            </ButtonLink>
          )}
        </article>
        <article className={s.mentor}>
          <h2>{capitalise(mentor, i18n.locale)}</h2>
          <p>
            <Trans>
              Aucune ancienneté exigée : un métier technique et l’envie de prêter votre expérience
              suffisent.
            </Trans>
          </p>
          <ul>
            <li>
              <Trans>Une à trois personnes, c’est vous qui fixez</Trans>
            </li>
            <li>
              <Trans>Vous proposez à qui vous voulez</Trans>
            </li>
            <li>
              <Trans>Pause quand il vous plaît</Trans>
            </li>
          </ul>
          {open?.mentor === false ? (
            closed
          ) : (
            <ButtonLink to={screen('apply')} className={s.button}>
              <Trans>Proposer mon aide</Trans>
            </ButtonLink>
          )}
        </article>
      </div>
    </section>
  );
};
