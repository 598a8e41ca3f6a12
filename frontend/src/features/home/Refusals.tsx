import { Trans } from '@lingui/react/macro';
import s from './Home.module.css';

/** What this programme refuses to do, said as plainly as what it does. */
export const Refusals = () => (
  <section className={s.refusals} aria-labelledby="refus">
    <div className="wrap">
      <h2 id="refus">
        <Trans>Ce que vous ne trouverez pas ici</Trans>
      </h2>
      <ul className={s.crossed}>
        <li>
          <strong>
            <Trans>Un algorithme qui décide.</Trans>
          </strong>{' '}
          <Trans>Il peut suggérer, avec ses raisons. Jamais choisir.</Trans>
        </li>
        <li>
          <strong>
            <Trans>Des étoiles sur des personnes.</Trans>
          </strong>{' '}
          <Trans>Ni note, ni classement, ni pourcentage.</Trans>
        </li>
        <li>
          <strong>
            <Trans>Une photo obligatoire.</Trans>
          </strong>{' '}
          <Trans>On se choisit sur des mots.</Trans>
        </li>
        <li>
          <strong>
            <Trans>Quelqu’un qui lit par-dessus l’épaule.</Trans>
          </strong>{' '}
          <Trans>Vos messages sont à vous deux ; les organisatrices ne les lisent pas.</Trans>
        </li>
        <li>
          <strong>
            <Trans>Votre nom avant l’heure.</Trans>
          </strong>{' '}
          <Trans>Nom de famille et coordonnées restent cachés jusqu’à votre choix.</Trans>
        </li>
        <li>
          <strong>
            <Trans>Un silence sans fin.</Trans>
          </strong>{' '}
          <Trans>Chaque attente a des nouvelles, chaque candidature une réponse.</Trans>
        </li>
      </ul>
    </div>
  </section>
);
