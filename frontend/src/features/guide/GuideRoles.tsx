import { Trans } from '@lingui/react/macro';
import { useTerms } from '../../shell/useTerms';

export const ForMentees = () => {
  const { mentee, mentors } = useTerms();
  return (
    <>
      <h2 id="filleule">
        <Trans>Côté {mentee}</Trans>
      </h2>
      <p>
        <Trans>
          Vous pouvez être aux études, en reconversion, en poste depuis dix ans : au début du chemin
          ou déjà loin, si une question vous travaille, vous avez votre place.
        </Trans>
      </p>
      <ol>
        <li>
          <Trans>
            <strong>Vous candidatez.</strong> Une page par question, cinq minutes en tout. Chaque
            réponse est enregistrée : commencez dans le métro, finissez à la maison.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Une organisatrice vous lit.</strong> Elle vous admet, vous demande une
            précision, ou vous explique pourquoi ce programme n’est pas le bon, avec d’autres
            portes.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Vous ouvrez votre appel.</strong> Les {mentors} y lisent vos mots, vos sujets et
            votre région. Jamais votre nom de famille, votre adresse ni votre entreprise.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Les propositions arrivent.</strong> Chacune dit pourquoi vous, quelle aide, à
            quel rythme, et ce qui ne sera pas possible. Vous avez trois semaines pour y répondre,
            deux de plus si vous les demandez.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Vous comparez et vous demandez.</strong> Jusqu’à trois propositions côte à côte,
            des questions écrites sous chacune, vingt minutes de conversation quand c’est proposé.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Vous choisissez.</strong> Un seul geste. Les autres {mentors} l’apprennent avec
            délicatesse, sans savoir qui vous avez préféré.
          </Trans>
        </li>
      </ol>
      <p>
        <Trans>
          Vous ne sollicitez personne et vous n’avez personne à convaincre. Si aucune proposition
          n’arrive, nous vous donnons des nouvelles honnêtes au bout d’une semaine, et votre appel
          passe en tête de liste.
        </Trans>
      </p>
    </>
  );
};

export const ForMentors = () => {
  const { mentor } = useTerms();
  return (
    <>
      <h2 id="marraine">
        <Trans>Côté {mentor}</Trans>
      </h2>
      <p>
        <Trans>
          Il ne faut ni ancienneté, ni titre, ni réponse à tout. Un métier technique et l’envie
          d’être là suffisent. Deux ans d’avance, c’est parfois ce qui aide le plus.
        </Trans>
      </p>
      <ul>
        <li>
          <Trans>
            <strong>Vous fixez vos limites.</strong> Une, deux ou trois personnes, jamais plus que
            ce que vous avez dit. Une pause se prend en un geste.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Vous lisez les appels.</strong> Ceux qui ont reçu le moins de propositions
            viennent en premier, puis ceux qui attendent depuis le plus longtemps.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Vous proposez avec vos mots.</strong> Quelques lignes écrites pour une personne
            valent mieux qu’un beau texte envoyé à tout le monde : les copies sont refusées.
          </Trans>
        </li>
        <li>
          <Trans>
            <strong>Vous laissez le choix.</strong> Vous ne saurez ni combien d’autres propositions
            sont arrivées, ni laquelle a été choisie. Si ce n’est pas vous, d’autres attendent.
          </Trans>
        </li>
      </ul>
    </>
  );
};
