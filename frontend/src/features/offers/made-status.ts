import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../../api/client';
import type { ChipTone } from '../../ui/Chip';

type Status = Schemas['OfferStatus'];

/** Where an offer stands, told to the mentor who made it: warm, and never who was preferred. */
export const madeStatus: Record<
  Status,
  { word: MessageDescriptor; tone: ChipTone; icon: string; meaning: MessageDescriptor }
> = {
  open: {
    word: msg`En attente de sa réponse`,
    tone: 'yellow',
    icon: '◷',
    meaning: msg`Elle compare et choisira quand elle sera prête.`,
  },
  elected: {
    word: msg`Elle vous a choisie`,
    tone: 'success',
    icon: '✓',
    meaning: msg`Votre binôme est formé : ses coordonnées vous attendent.`,
  },
  not_elected: {
    word: msg`Elle a trouvé quelqu’un`,
    tone: 'neutral',
    icon: '○',
    meaning: msg`Merci d’avoir proposé : votre message a compté. D’autres attendent.`,
  },
  declined: {
    word: msg`Pas cette fois`,
    tone: 'neutral',
    icon: '○',
    meaning: msg`Elle cherche un peu autre chose et vous remercie de l’avoir lue.`,
  },
  withdrawn: {
    word: msg`Retirée`,
    tone: 'neutral',
    icon: '↩',
    meaning: msg`Vous l’avez retirée.`,
  },
  expired: {
    word: msg`Arrivée à son terme`,
    tone: 'neutral',
    icon: '◌',
    meaning: msg`Elle n’a pas répondu dans les temps. Si son appel est encore ouvert, vous pouvez proposer de nouveau.`,
  },
  lapsed: {
    word: msg`Close d’elle-même`,
    tone: 'neutral',
    icon: '◌',
    meaning: msg`Les circonstances ont changé, de votre côté ou du sien.`,
  },
};

/** Why an offer closed by itself, when the reason is hers to know. */
export const lapseMeaning: Record<string, MessageDescriptor> = {
  mentor_full: msg`Vos places sont prises : cette proposition s’est refermée avec elles.`,
  mentor_paused: msg`Vous vous êtes mise en pause : cette proposition s’est refermée.`,
};

/** The lists of the page, as they stand in the address; the API filters by one status at a time. */
export const madeLists = ['en-cours', 'choisies', 'toutes'] as const;
export type MadeList = (typeof madeLists)[number];

export const statusOf: Record<MadeList, Status | undefined> = {
  'en-cours': 'open',
  choisies: 'elected',
  toutes: undefined,
};

export const readMadeSearch = (search: Record<string, unknown>): { liste?: MadeList } => ({
  liste: madeLists.find((list) => list !== 'en-cours' && list === search.liste),
});
