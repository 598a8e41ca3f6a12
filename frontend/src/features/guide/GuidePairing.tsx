import { Trans } from '@lingui/react/macro';
import { useTerms } from '../../shell/useTerms';
import { Notice } from '../../ui/Notice';

export const Pairing = () => {
  const { TheMentor, TheMentee } = useTerms();
  return (
    <>
      <h2 id="binome">
        <Trans>Le binôme</Trans>
      </h2>
      <p>
        <Trans>
          Dès le choix, vos coordonnées s’échangent. {TheMentee} écrit en premier : un simple
          bonjour et trois créneaux suffisent.
        </Trans>
      </p>
      <Notice tone="success" title={<Trans>Une seule règle chiffrée</Trans>}>
        <p>
          <Trans>
            Au moins un échange tous les deux mois. Tout le reste est libre : visio, café, message,
            relecture de CV, balade.
          </Trans>
        </p>
      </Notice>
      <h3>
        <Trans>Pour un premier échange réussi</Trans>
      </h3>
      <ul>
        <li>
          <Trans>Racontez-vous d’où vous venez, sans CV.</Trans>
        </li>
        <li>
          <Trans>Dites ce qui aura changé dans six mois si tout va bien.</Trans>
        </li>
        <li>
          <Trans>
            Convenez d’un rythme, d’un moyen, et de ce que vous ferez si le temps manque d’un côté.
          </Trans>
        </li>
        <li>
          <Trans>
            Fixez la date suivante avant de vous quitter. C’est elle qui fait durer les binômes.
          </Trans>
        </li>
      </ul>
      <h3>
        <Trans>Qui fait quoi</Trans>
      </h3>
      <p>
        <Trans>
          {TheMentor} écoute, questionne, raconte, ouvre son carnet d’adresses à son gré, mais ne
          décide pas à votre place, ne fait pas le travail et n’est ni votre manager ni votre
          thérapeute. {TheMentee} mène, prépare ses questions et prend les rendez-vous.
        </Trans>
      </p>
      <p>
        <Trans>
          Après chaque échange, notez sa date d’un geste, d’un côté ou de l’autre. Rien de ce que
          vous vous dites n’est lu par les organisatrices ; elles voient seulement depuis quand vous
          ne vous êtes pas parlé, pour vous aider si le fil se perd. À trois et six mois, nous vous
          demandons : continuer, ajuster, conclure ?
        </Trans>
      </p>
    </>
  );
};

export const WhenItIsHard = () => {
  const { mentees, mentors } = useTerms();
  return (
    <>
      <h2 id="difficile">
        <Trans>Quand ça coince</Trans>
      </h2>
      <p>
        <Trans>
          <strong>Le silence.</strong> Il arrive à tout le monde. Un « je suis sous l’eau, on se
          parle en mars ? » suffit ; la page de votre binôme a aussi un bouton pour faire une pause.
        </Trans>
      </p>
      <p>
        <Trans>
          <strong>Ce n’est pas la bonne personne.</strong> On peut arrêter, à tout moment, sans
          donner de raison à l’autre. Si rien n’a commencé, vous rouvrez un appel en gardant votre
          place.
        </Trans>
      </p>
      <p>
        <Trans>
          <strong>Quelque chose vous a fait du mal.</strong> Écrivez-nous : un signalement est
          confidentiel, nous en accusons réception aussitôt et répondons sous sept jours. La
          personne concernée n’y a jamais accès.
        </Trans>
      </p>
      <p>
        <Trans>
          <strong>Tout va bien, et c’est fini.</strong> C’est la plus belle des fins : dites-vous
          merci, et gardez le numéro. Bien des {mentees} deviennent {mentors}.
        </Trans>
      </p>
    </>
  );
};
