import { Trans } from '@lingui/react/macro';

/** The charter a programme starts with; the prerendered page shows it. */
export const DefaultCharter = () => (
  <div className="prose">
    <h2>
      <Trans>Nous nous respectons</Trans>
    </h2>
    <p>
      <Trans>
        Chacune est accueillie telle qu’elle est : son parcours, son accent, son âge, ses croyances,
        son corps, ses amours. Pas de remarque, pas de blague, pas d’avance. Non veut dire non.
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
        Nous répondons, même pour dire que nous ne pouvons pas. Nous nous parlons au moins une fois
        tous les deux mois. Un rendez-vous manqué se prévient.
      </Trans>
    </p>
    <h2>
      <Trans>La marraine éclaire, la filleule décide</Trans>
    </h2>
    <p>
      <Trans>
        La marraine partage son expérience sans la présenter comme la seule voie. Elle ne vend rien,
        ne recrute pas à tout prix et ne promet pas un emploi. La filleule mène ses choix et les
        assume.
      </Trans>
    </p>
    <h2>
      <Trans>Chacune peut s’arrêter</Trans>
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
        Un comportement blessant peut être signalé aux organisatrices, en confiance. Elles écoutent,
        protègent, et peuvent mettre fin à une participation.
      </Trans>
    </p>
  </div>
);
