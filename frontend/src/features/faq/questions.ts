import { select } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useTerms } from '../../shell/useTerms';

export interface Question {
  ask: string;
  answer: string;
}

export const useJoining = (): Question[] => {
  const { t } = useLingui();
  const { mentee, mentees, mentor, mentors, menteeSet, mentorSet } = useTerms();
  return [
    {
      ask: t`Qui peut devenir ${mentee} ?`,
      answer: t`${select(menteeSet, { feminine: 'Toute femme', other: 'Toute personne' })} qui travaille ou veut travailler dans un métier technique : aux études, en reconversion, en recherche d’emploi, en poste ou à son compte. Vous pouvez débuter ou avoir quinze ans d’expérience : une seule case vous le demande, et c’est vous qui la cochez. Il faut avoir 18 ans.`,
    },
    {
      ask: t`Qui peut devenir ${mentor} ?`,
      answer: t`${select(mentorSet, { feminine: 'Toute femme', other: 'Toute personne' })} qui exerce un métier technique et en a l’envie. Aucune ancienneté n’est exigée : avoir franchi récemment une étape est souvent ce qui aide le plus.`,
    },
    {
      ask: t`Combien de temps faut-il pour candidater ?`,
      answer: t`Moins de cinq minutes. Une question par page, vos réponses sont enregistrées à chaque étape et vous pouvez reprendre plus tard, sur un autre appareil.`,
    },
    {
      ask: t`Est-ce payant ?`,
      answer: t`Non, ni pour les ${mentees}, ni pour les ${mentors}. Le programme est tenu par des bénévoles, et ce logiciel est libre.`,
    },
    {
      ask: t`Puis-je être à la fois ${mentee} et ${mentor} ?`,
      answer: t`Oui. On peut avoir besoin d’aide sur la négociation et en donner sur le code. Vous faites deux candidatures, avec le même compte.`,
    },
    {
      ask: t`Pourquoi ma candidature est-elle relue ?`,
      answer: t`Pour que chaque personne puisse avoir confiance. Une organisatrice vérifie que le programme est fait pour vous. Si une réponse manque, elle vous la demande ; si elle doit dire non, elle vous dit pourquoi.`,
    },
  ];
};

export const useChoosing = (): Question[] => {
  const { t } = useLingui();
  const { TheMentee, mentor, mentors, aMentor } = useTerms();
  return [
    {
      ask: t`Qui décide de mon binôme ?`,
      answer: t`${TheMentee}, et personne d’autre. Les ${mentors} proposent, les organisatrices peuvent leur suggérer un appel, mais personne ne peut choisir à votre place. Le logiciel lui-même le refuse.`,
    },
    {
      ask: t`Et si je ne reçois aucune proposition ?`,
      answer: t`Votre appel remonte en tête de liste et les organisatrices le voient. Au bout de 7, 21 et 45 jours nous vous écrivons franchement où vous en êtes, et ce que vous pouvez changer.`,
    },
    {
      ask: t`Sait-on, côté ${mentor}, qui d’autre s’est proposé ?`,
      answer: t`Non. Ni combien, ni qui, ni ce qui a été écrit, ni qui vous avez préféré. On se propose pour de bonnes raisons, pas contre quelqu’un.`,
    },
    {
      ask: t`Combien de temps ai-je pour choisir ?`,
      answer: t`Chaque proposition reste ouverte 21 jours. Vous pouvez la prolonger une fois de 14 jours. La date et l’heure sont toujours affichées.`,
    },
    {
      ask: t`Puis-je parler à ${aMentor} avant de choisir ?`,
      answer: t`Oui : vous pouvez lui poser des questions par écrit sous sa proposition, et beaucoup offrent vingt minutes de conversation avant que vous décidiez.`,
    },
  ];
};

export const usePairing = (): Question[] => {
  const { t } = useLingui();
  const { theMentee } = useTerms();
  return [
    {
      ask: t`Combien de temps cela demande-t-il ?`,
      answer: t`Ce que vous convenez à deux. La seule règle est d’échanger au moins une fois tous les deux mois ; la plupart des binômes se parlent une heure par mois.`,
    },
    {
      ask: t`Puis-je arrêter ?`,
      answer: t`Oui, à tout moment, des deux côtés, sans donner de raison à l’autre. Si rien n’avait commencé, ${theMentee} rouvre un appel et garde sa place dans la file.`,
    },
    {
      ask: t`Ce n’est pas la bonne rencontre, que faire ?`,
      answer: t`Un choix ne s’annule pas, mais un binôme peut se terminer sans faute ni reproche. Vous pouvez ensuite ouvrir un nouvel appel.`,
    },
    {
      ask: t`Et s’il se passe quelque chose de grave ?`,
      answer: t`Signalez-le-nous. C’est confidentiel, nous répondons sous sept jours, et la personne concernée ne peut pas lire ce que vous écrivez. En cas de danger, appelez d’abord les secours.`,
    },
  ];
};

export const usePrivacy = (): Question[] => {
  const { t } = useLingui();
  const { mentor, mentee, aMentor } = useTerms();
  return [
    {
      ask: t`Qui voit mon nom et mon adresse ?`,
      answer: t`Avant le choix, seules les organisatrices. Après, votre ${mentor} ou votre ${mentee}, et personne d’autre. Quand le binôme se termine, cet accès se ferme.`,
    },
    {
      ask: t`Les organisatrices lisent-elles nos messages ?`,
      answer: t`Non. Elles voient qu’un échange a eu lieu et quand, jamais ce que vous vous êtes dit.`,
    },
    {
      ask: t`Mon entreprise peut-elle savoir que je cherche ${aMentor} ?`,
      answer: t`Le nom de votre entreprise n’est jamais affiché. Il sert seulement, si vous le donnez, à ne pas vous proposer quelqu’un de trop proche. Vous pouvez aussi nommer des personnes à éloigner : elles ne verront jamais votre appel, sans le savoir.`,
    },
    {
      ask: t`Comment supprimer mon compte ?`,
      answer: t`Écrivez-nous, ou faites-le depuis votre compte quand cette option est ouverte. Vos données sont effacées ; seuls restent des nombres qui ne mènent plus à personne.`,
    },
  ];
};
