import { Trans, useLingui } from '@lingui/react/macro';
import { publicPath } from '../../i18n';
import { ButtonLink } from '../../shell/links';
import { useTerms } from '../../shell/useTerms';
import s from './Way.module.css';

/** How it works, as the hopscotch itself: single tiles, and double ones where two land. */
export const Way = () => {
  const { i18n } = useLingui();
  const { mentor, mentors } = useTerms();
  return (
    <section className={`wrap ${s.section}`} aria-labelledby="parcours">
      <div className={s.head}>
        <h2 id="parcours">
          <Trans>De la terre au ciel, case par case</Trans>
        </h2>
        <ButtonLink to={publicPath('guide', i18n.locale)} variant="quiet">
          <Trans>Lire le guide</Trans>
        </ButtonLink>
      </div>
      <ol className={s.way}>
        <li className={s.tile} data-tone="plain">
          <span className={s.number} aria-hidden="true">
            1
          </span>
          <h3>
            <Trans>Vous vous présentez</Trans>
          </h3>
          <p>
            <Trans>
              Quelques questions sur vous et ce que vous cherchez. Une organisatrice lit votre
              candidature et vous répond.
            </Trans>
          </p>
        </li>
        <li className={s.tile} data-tone="green">
          <span className={s.number} aria-hidden="true">
            2
          </span>
          <h3>
            <Trans>Des {mentors} vous écrivent</Trans>
          </h3>
          <p>
            <Trans>
              Votre appel se lit sans votre nom ni vos coordonnées. Chaque réponse dit pourquoi
              vous, et quelle aide elle apporte.
            </Trans>
          </p>
        </li>
        <li className={s.tile} data-tone="orange">
          <span className={s.number} aria-hidden="true">
            3
          </span>
          <h3>
            <Trans>Vous comparez, vous demandez</Trans>
          </h3>
          <p>
            <Trans>
              Les propositions côte à côte, vos questions dessous. Personne ne voit celles des
              autres, personne ne vous presse.
            </Trans>
          </p>
        </li>
        <li className={s.tile} data-tone="yellow">
          <span className={s.number} aria-hidden="true">
            4
          </span>
          <h3>
            <Trans>Vous choisissez</Trans>
          </h3>
          <p>
            <Trans>
              Ni un algorithme, ni une organisatrice : vous. C’est toute l’idée de Marelle. Vos
              coordonnées s’échangent à ce moment-là, et pas avant.
            </Trans>
          </p>
        </li>
        <li className={s.tile} data-tone="violet">
          <span className={s.number} aria-hidden="true">
            5
          </span>
          <h3>
            <Trans>Vous vous rencontrez</Trans>
          </h3>
          <p>
            <Trans>
              Un café, un appel, un message : à votre rythme. Une seule règle, au moins un échange
              tous les deux mois.
            </Trans>
          </p>
        </li>
        <li className={s.tile} data-tone="plain">
          <span className={s.number} aria-hidden="true">
            6
          </span>
          <h3>
            <Trans>Vous avancez à deux</Trans>
          </h3>
          <p>
            <Trans>
              Une pause, un nouvel objectif, une fin : tout se dit simplement, et l’on peut arrêter
              sans se justifier.
            </Trans>
          </p>
        </li>
        <li className={s.sky}>
          <h3>
            <Trans>Ciel !</Trans>
          </h3>
          <p>
            <Trans>Et un jour, peut-être, {mentor} à votre tour.</Trans>
          </p>
        </li>
      </ol>
    </section>
  );
};
