import { Trans, useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';
import { useProgramme } from '../../shell/useProgramme';

/** The accessibility statement, in the order of the RGAA's model. */
export const Accessibility = () => {
  const { t } = useLingui();
  const programme = useProgramme().data;
  const contact = programme?.contact_email;
  return (
    <Page
      narrow
      title={t`Déclaration d’accessibilité`}
      lede={<Trans>Ce programme doit être ouvert à tout le monde. Voici où nous en sommes.</Trans>}
    >
      <div className="prose">
        <h2>
          <Trans>État de conformité</Trans>
        </h2>
        <p>
          <Trans>
            Ce site est conçu pour respecter le RGAA 4.1 et les règles WCAG 2.2 aux niveaux A et AA.
            Il n’a pas encore été audité par un organisme indépendant : nous le déclarons donc
            <strong> partiellement conforme</strong>, dans l’attente de cet audit.
          </Trans>
        </p>
        <h2>
          <Trans>Ce qui est vérifié</Trans>
        </h2>
        <ul>
          <li>
            <Trans>
              Chaque page, en clair et en sombre, sur téléphone et sur ordinateur, en français et en
              anglais, par un contrôle automatique à chaque changement.
            </Trans>
          </li>
          <li>
            <Trans>
              Chaque parcours au clavier seul, avec un repère de position toujours visible.
            </Trans>
          </li>
          <li>
            <Trans>
              L’annonce des changements aux lecteurs d’écran : page, enregistrement, erreur, nombre
              de résultats.
            </Trans>
          </li>
          <li>
            <Trans>
              L’agrandissement du texte à 200 %, l’affichage à 320 pixels de large, l’espacement du
              texte.
            </Trans>
          </li>
          <li>
            <Trans>
              Les contrastes, la taille des cibles, le respect de la réduction des animations.
            </Trans>
          </li>
          <li>
            <Trans>
              Une connexion sans énigme ni puzzle, où l’on peut coller son mot de passe.
            </Trans>
          </li>
        </ul>
        <h2>
          <Trans>Ce qui n’est pas encore acquis</Trans>
        </h2>
        <ul>
          <li>
            <Trans>
              Les textes écrits par les participantes peuvent manquer de structure ou contenir des
              liens peu explicites.
            </Trans>
          </li>
          <li>
            <Trans>
              Aucun essai n’a encore été mené avec des personnes qui utilisent chaque jour un
              lecteur d’écran.
            </Trans>
          </li>
        </ul>
        <h2>
          <Trans>Technologies utilisées</Trans>
        </h2>
        <p>
          <Trans>
            HTML, CSS, SVG, JavaScript et ARIA. Les pages publiques se lisent aussi sans JavaScript.
          </Trans>
        </p>
        <h2>
          <Trans>Un obstacle ? Dites-le-nous</Trans>
        </h2>
        <p>
          {contact ? (
            <Trans>
              Écrivez à <a href={`mailto:${contact}`}>{contact}</a> : nous vous répondons, nous vous
              donnons l’information autrement, et nous corrigeons.
            </Trans>
          ) : (
            <Trans>
              L’adresse de contact est au bas de chaque page : nous vous répondons, nous vous
              donnons l’information autrement, et nous corrigeons.
            </Trans>
          )}
        </p>
        <h2>
          <Trans>Voies de recours</Trans>
        </h2>
        <p>
          <Trans>
            Si vous nous avez signalé un défaut qui vous empêche d’accéder à un contenu et que vous
            n’avez pas eu de réponse satisfaisante, vous pouvez écrire au{' '}
            <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>.
          </Trans>
        </p>
      </div>
    </Page>
  );
};
