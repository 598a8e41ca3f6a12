import { useLingui } from '@lingui/react/macro';
import { useTerms } from '../../shell/useTerms';

export interface Sharing {
  what: string;
  before: string;
  after: string;
}

/** The lines of "who sees what": they follow the audience of each question of the default questionnaire. */
export const useSharing = (): Sharing[] => {
  const { t } = useLingui();
  const { mentee, mentor, mentors } = useTerms();
  const reviewers = t`Les organisatrices`;
  const nobody = t`Personne d’autre`;
  return [
    {
      what: t`Prénom ou pseudonyme, métier, région`,
      before: t`Côté ${mentee} : les ${mentors} du programme. Côté ${mentor} : la personne à qui l’on propose`,
      after: t`L’autre de votre binôme`,
    },
    {
      what: t`Ce que vous cherchez, vos sujets`,
      before: t`Les ${mentors} du programme`,
      after: t`L’autre de votre binôme`,
    },
    { what: t`Nom de famille`, before: reviewers, after: t`Votre binôme, tant qu’il vit` },
    { what: t`Adresse e-mail et liens`, before: reviewers, after: t`Votre binôme, tant qu’il vit` },
    { what: t`Entreprise ou école`, before: reviewers, after: nobody },
    { what: t`Personnes à éloigner`, before: t`Personne : appliqué en silence`, after: nobody },
    { what: t`Besoins d’accès`, before: reviewers, after: nobody },
    {
      what: t`Vos messages et vos notes`,
      before: t`Vous deux`,
      after: t`Vous deux, jamais les organisatrices`,
    },
  ];
};
