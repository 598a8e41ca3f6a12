import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PublicPage } from '../../i18n';

/** Titles and descriptions that search engines and shared links show; used at build only. */
export const pageHeads: Record<
  PublicPage,
  { title: MessageDescriptor; description: MessageDescriptor }
> = {
  home: {
    title: msg`Marelle – On avance mieux à deux`,
    description: msg`Un programme de marrainage pour les femmes de la tech : des marraines proposent de vous accompagner, et c’est vous qui choisissez.`,
  },
  guide: {
    title: msg`Comment ça marche – Marelle`,
    description: msg`De la candidature au binôme, case par case : ce que fait la filleule, ce que fait la marraine, et la seule règle chiffrée.`,
  },
  faq: {
    title: msg`Questions fréquentes – Marelle`,
    description: msg`Qui peut candidater, combien de temps cela demande, ce qui est partagé et avec qui : les réponses courtes.`,
  },
  charter: {
    title: msg`La charte – Marelle`,
    description: msg`Ce à quoi l’on s’engage dans un binôme : respect, confidentialité, présence, et le droit d’arrêter.`,
  },
  privacy: {
    title: msg`Confidentialité – Marelle`,
    description: msg`Ce que nous demandons, pourquoi, qui le voit et à quel moment. En mots simples.`,
  },
  accessibility: {
    title: msg`Accessibilité – Marelle`,
    description: msg`État d’accessibilité du site, ce qui a été vérifié, et comment nous signaler un obstacle.`,
  },
};
