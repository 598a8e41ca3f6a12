import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../../api/client';
import type { ChipTone } from '../../ui/Chip';

/** The organisers' words for the states and reasons of the domain; one place, so that all screens agree. */
type Words<K extends string> = Record<K, MessageDescriptor>;
type States<K extends string> = Record<K, { word: MessageDescriptor; tone: ChipTone }>;

export const applicantStates: States<Schemas['ApplicantStatus']> = {
  draft: { word: msg`Brouillon`, tone: 'neutral' },
  submitted: { word: msg`À lire`, tone: 'yellow' },
  needs_info: { word: msg`Précision demandée`, tone: 'violet' },
  admitted: { word: msg`Admise`, tone: 'success' },
  declined: { word: msg`Refusée`, tone: 'neutral' },
  withdrawn: { word: msg`Retirée`, tone: 'neutral' },
  suspended: { word: msg`Suspendue`, tone: 'orange' },
  removed: { word: msg`Exclue`, tone: 'danger' },
  expired: { word: msg`Expirée`, tone: 'neutral' },
};

export const callStates: States<Schemas['CallStatus']> = {
  open: { word: msg`Ouvert`, tone: 'success' },
  paused: { word: msg`En pause`, tone: 'neutral' },
  elected: { word: msg`Choix fait`, tone: 'primary' },
  closed: { word: msg`Clos`, tone: 'neutral' },
};

export const pairingStates: States<Schemas['PairingStatus']> = {
  forming: { word: msg`Se forme`, tone: 'violet' },
  active: { word: msg`En cours`, tone: 'success' },
  paused: { word: msg`En pause`, tone: 'neutral' },
  ended: { word: msg`Terminé`, tone: 'neutral' },
};

export const healthWords: Words<Schemas['PairingHealth']> = {
  green: msg`Tout va bien`,
  amber: msg`À surveiller`,
  red: msg`Silence`,
  grey: msg`En pause`,
};

/** Why a pair ended. Only some are the organisers' to give: the others say what one of the two lived. */
export const endingReasons = {
  completed: msg`Le parcours est allé à son terme`,
  goals_met: msg`Les objectifs sont atteints`,
  life_change: msg`Un changement de vie`,
  not_a_fit: msg`L’accord ne s’est pas fait`,
  faded: msg`Les échanges se sont espacés`,
  no_start: msg`Le binôme n’a pas commencé`,
  conduct: msg`Pour une question de conduite`,
  left: msg`Un départ du programme`,
} satisfies Record<string, MessageDescriptor>;

export const agreedEndings = [
  'completed',
  'goals_met',
  'life_change',
  'not_a_fit',
  'faded',
] as const satisfies (keyof typeof endingReasons)[];

export const declineReasons = {
  not_eligible: msg`Le programme s’adresse à un autre public`,
  not_a_fit: msg`Sa demande n’est pas de notre ressort`,
  incomplete: msg`Trop peu d’éléments pour décider`,
  duplicate: msg`Déjà une candidature`,
  other: msg`Autre raison`,
} satisfies Record<string, MessageDescriptor>;

export const suspensionReasons = {
  conduct: msg`Une question de conduite`,
  unresponsive: msg`Sans nouvelles depuis longtemps`,
  own_request: msg`À sa demande`,
  other: msg`Autre raison`,
} satisfies Record<string, MessageDescriptor>;

export const grantedRoles = {
  organiser: msg`Organisatrice`,
  safeguarding_lead: msg`Référente écoute`,
  administrator: msg`Administratrice`,
} satisfies Partial<Words<Schemas['Role']>>;

export const jobStates = {
  queued: { word: msg`En attente`, tone: 'neutral' },
  running: { word: msg`En cours`, tone: 'primary' },
  done: { word: msg`Faite`, tone: 'success' },
  dead: { word: msg`Abandonnée`, tone: 'danger' },
} satisfies States<string>;

/** The word for a key; for one that a newer server sends and this page does not know yet, the key itself. */
export const wordOf = (
  words: Record<string, MessageDescriptor>,
  key: string,
  i18n: { _: (word: MessageDescriptor) => string },
): string => {
  const word = words[key];
  return word ? i18n._(word) : key.replaceAll('_', ' ');
};
