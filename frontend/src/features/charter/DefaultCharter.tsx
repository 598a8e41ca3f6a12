import { Trans } from '@lingui/react/macro';
import { useTerms } from '../../shell/useTerms';

/** The charter a programme starts with; the prerendered page shows it. */
export const DefaultCharter = () => {
  const { TheMentor, theMentee, TheMentee } = useTerms();
  return (
    <div className="prose">
      <h2>
        <Trans>Nous nous respectons</Trans>
      </h2>
      <p>
        <Trans>
          Chaque personne est accueillie telle qu’elle est : son parcours, son accent, son âge, ses
          croyances, son corps, ses amours. Pas de remarque, pas de blague, pas d’avance. Non veut
          dire non.
        </Trans>
      </p>
      <h2>
        <Trans>Ce qui se dit à deux reste à deux</Trans>
      </h2>
      <p>
        <Trans>
          Doutes, salaires, conflits : rien ne sort du binôme sans l’accord de l’autre. Une seule
          exception, un danger pour quelqu’un.
        </Trans>
      </p>
      <h2>
        <Trans>Nous sommes là</Trans>
      </h2>
      <p>
        <Trans>
          Nous répondons, même pour dire que nous ne pouvons pas. Nous nous parlons au moins une
          fois tous les deux mois. Un rendez-vous manqué se prévient.
        </Trans>
      </p>
      <h2>
        <Trans>
          {TheMentor} éclaire, {theMentee} décide
        </Trans>
      </h2>
      <p>
        <Trans>
          {TheMentor} partage son expérience sans la présenter comme la seule voie, ne vend rien, ne
          recrute pas à tout prix et ne promet pas un emploi. {TheMentee} mène ses choix et les
          assume.
        </Trans>
      </p>
      <h2>
        <Trans>On peut s’arrêter</Trans>
      </h2>
      <p>
        <Trans>
          À tout moment, sans avoir à se justifier auprès de l’autre. Une fin se dit, avec un merci
          quand il est mérité.
        </Trans>
      </p>
      <h2>
        <Trans>Nous parlons de ce qui ne va pas</Trans>
      </h2>
      <p>
        <Trans>
          Un comportement blessant peut être signalé aux organisatrices, en confiance. Elles
          écoutent, protègent, et peuvent mettre fin à une participation.
        </Trans>
      </p>
    </div>
  );
};
