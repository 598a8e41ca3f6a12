import { useLingui } from '@lingui/react/macro';

export interface Question {
  ask: string;
  answer: string;
}

export const useJoining = (): Question[] => {
  const { t } = useLingui();
  return [
    {
      ask: t`Qui peut devenir filleule ?`,
      answer: t`Toute femme qui travaille ou veut travailler dans un métier technique : étudiante, en reconversion, en recherche d’emploi, salariée ou indépendante. Vous pouvez débuter ou avoir quinze ans d’expérience : une seule case vous le demande, et c’est vous qui la cochez. Il faut avoir 18 ans.`,
    },
    {
      ask: t`Qui peut devenir marraine ?`,
      answer: t`Toute femme qui exerce un métier technique et en a l’envie. Aucune ancienneté n’est exigée : avoir franchi récemment une étape est souvent ce qui aide le plus.`,
    },
    {
      ask: t`Combien de temps faut-il pour candidater ?`,
      answer: t`Moins de cinq minutes. Une question par page, vos réponses sont enregistrées à chaque étape et vous pouvez reprendre plus tard, sur un autre appareil.`,
    },
    {
      ask: t`Est-ce payant ?`,
      answer: t`Non, ni pour les filleules, ni pour les marraines. Le programme est tenu par des bénévoles, et ce logiciel est libre.`,
    },
    {
      ask: t`Puis-je être à la fois filleule et marraine ?`,
      answer: t`Oui. On peut avoir besoin d’aide sur la négociation et en donner sur le code. Vous faites deux candidatures, avec le même compte.`,
    },
    {
      ask: t`Pourquoi ma candidature est-elle relue ?`,
      answer: t`Pour que chacune puisse avoir confiance. Une organisatrice vérifie que le programme est fait pour vous. Si une réponse manque, elle vous la demande ; si elle doit dire non, elle vous dit pourquoi.`,
    },
  ];
};

export const useChoosing = (): Question[] => {
  const { t } = useLingui();
  return [
    {
      ask: t`Qui décide de mon binôme ?`,
      answer: t`La filleule, et elle seule. Les marraines proposent, les organisatrices peuvent suggérer un appel à une marraine, mais personne ne peut choisir à votre place. Le logiciel lui-même le refuse.`,
    },
    {
      ask: t`Et si je ne reçois aucune proposition ?`,
      answer: t`Votre appel remonte en tête de liste et les organisatrices le voient. Au bout de 7, 21 et 45 jours nous vous écrivons franchement où vous en êtes, et ce que vous pouvez changer.`,
    },
    {
      ask: t`Une marraine sait-elle qui d’autre s’est proposé ?`,
      answer: t`Non. Ni combien, ni qui, ni ce qui a été écrit, ni qui vous avez préféré. Chacune se propose pour de bonnes raisons, pas contre une autre.`,
    },
    {
      ask: t`Combien de temps ai-je pour choisir ?`,
      answer: t`Chaque proposition reste ouverte 21 jours. Vous pouvez la prolonger une fois de 14 jours. La date et l’heure sont toujours affichées.`,
    },
    {
      ask: t`Puis-je parler à une marraine avant de choisir ?`,
      answer: t`Oui : vous pouvez lui poser des questions par écrit sous sa proposition, et beaucoup offrent vingt minutes de conversation avant que vous décidiez.`,
    },
  ];
};

export const usePairing = (): Question[] => {
  const { t } = useLingui();
  return [
    {
      ask: t`Combien de temps cela demande-t-il ?`,
      answer: t`Ce que vous convenez à deux. La seule règle est d’échanger au moins une fois tous les deux mois ; la plupart des binômes se parlent une heure par mois.`,
    },
    {
      ask: t`Puis-je arrêter ?`,
      answer: t`Oui, à tout moment, des deux côtés, sans donner de raison à l’autre. Si rien n’avait commencé, la filleule rouvre un appel et garde sa place dans la file.`,
    },
    {
      ask: t`Je me suis trompée de marraine, que faire ?`,
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
  return [
    {
      ask: t`Qui voit mon nom et mon adresse ?`,
      answer: t`Avant le choix, seules les organisatrices. Après, votre marraine ou votre filleule, et personne d’autre. Quand le binôme se termine, cet accès se ferme.`,
    },
    {
      ask: t`Les organisatrices lisent-elles nos messages ?`,
      answer: t`Non. Elles voient qu’un échange a eu lieu et quand, jamais ce que vous vous êtes dit.`,
    },
    {
      ask: t`Mon entreprise peut-elle savoir que je cherche une marraine ?`,
      answer: t`Le nom de votre entreprise n’est jamais affiché. Il sert seulement, si vous le donnez, à ne pas vous proposer quelqu’un de trop proche. Vous pouvez aussi nommer des personnes à éloigner : elles ne verront jamais votre appel, sans le savoir.`,
    },
    {
      ask: t`Comment supprimer mon compte ?`,
      answer: t`Écrivez-nous, ou faites-le depuis votre compte quand cette option est ouverte. Vos données sont effacées ; seuls restent des nombres qui ne mènent plus à personne.`,
    },
  ];
};
