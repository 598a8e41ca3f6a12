import { Trans, useLingui } from '@lingui/react/macro';
import { Page } from '../../shell/Page';
import { useProgramme } from '../../shell/useProgramme';
import { useTerms } from '../../shell/useTerms';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { useSharing } from './sharing';

/** What is asked, why, who sees it and when; in plain words. */
export const Privacy = () => {
  const { t } = useLingui();
  const { mentors, theMentee } = useTerms();
  const programme = useProgramme().data;
  const contact = programme?.contact_email;
  const sharing = useSharing();
  return (
    <Page
      narrow
      title={t`Confidentialité`}
      lede={<Trans>Ce que nous savons de vous, qui le voit, et à quel moment.</Trans>}
    >
      <Notice tone="success" title={<Trans>En une phrase</Trans>}>
        <p>
          <Trans>
            Votre nom de famille et vos coordonnées ne sont montrés qu’à la personne de votre
            binôme, et seulement une fois que {theMentee} a choisi.
          </Trans>
        </p>
      </Notice>
      <Table
        caption={t`Qui voit quoi, et quand`}
        rows={sharing}
        rowKey={(row) => row.what}
        columns={[
          { key: 'what', header: t`Quoi`, names: true, cell: (row) => row.what },
          { key: 'before', header: t`Avant le choix`, cell: (row) => row.before },
          { key: 'after', header: t`Une fois en binôme`, cell: (row) => row.after },
        ]}
      />
      <div className="prose">
        <h2>
          <Trans>Pourquoi nous le demandons</Trans>
        </h2>
        <p>
          <Trans>
            Pour relire votre candidature, vous faire connaître aux {mentors} sans vous exposer,
            vous mettre en relation quand vous l’avez décidé, et savoir si le programme tient ses
            promesses. Rien n’est vendu, rien ne sert à de la publicité, aucun traceur n’est déposé.
          </Trans>
        </p>
        <h2>
          <Trans>Ce qui repose sur votre accord</Trans>
        </h2>
        <p>
          <Trans>
            L’annuaire des membres, la carte et la lettre d’information ont chacun leur case,
            décochée au départ. Le silence ne vaut jamais accord, et vous pouvez changer d’avis
            quand vous voulez.
          </Trans>
        </p>
        <h2>
          <Trans>Ce que ce site garde dans votre navigateur</Trans>
        </h2>
        <p>
          <Trans>
            Un témoin de session, indispensable pour garder votre session ouverte, que seule la
            connexion peut lire ; votre choix de langue et d’apparence. Rien d’autre, et rien ne
            part vers un tiers.
          </Trans>
        </p>
        <h2>
          <Trans>Combien de temps</Trans>
        </h2>
        <ul>
          <li>
            <Trans>
              Un brouillon de candidature non envoyé s’efface au bout de 60 jours, après deux
              rappels.
            </Trans>
          </li>
          <li>
            <Trans>Vos réponses vivent aussi longtemps que votre participation.</Trans>
          </li>
          <li>
            <Trans>
              À l’effacement de votre compte, il ne reste que des nombres. Votre binôme lira «
              ancienne participante ».
            </Trans>
          </li>
        </ul>
        <h2>
          <Trans>Vos droits</Trans>
        </h2>
        <p>
          <Trans>
            Vous pouvez consulter, corriger, emporter et faire effacer vos données, et savoir quand
            une organisatrice a lu votre candidature : chaque lecture est inscrite.
          </Trans>{' '}
          {contact ? (
            <Trans>
              Écrivez à <a href={`mailto:${contact}`}>{contact}</a>.
            </Trans>
          ) : (
            <Trans>L’adresse de contact est au bas de chaque page.</Trans>
          )}{' '}
          <Trans>
            Si notre réponse ne vous convient pas, vous pouvez saisir la CNIL ou l’autorité de votre
            pays.
          </Trans>
        </p>
      </div>
    </Page>
  );
};
