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
    meaning: msg`{menteeSet, select, feminine {Elle compare et choisira quand elle sera prête.} masculine {Il compare et choisira quand il sera prêt.} other {La comparaison est en cours, et le choix viendra à son heure.}}`,
  },
  elected: {
    word: msg`C’est oui, vous formez un binôme`,
    tone: 'success',
    icon: '✓',
    meaning: msg`Ses coordonnées vous attendent.`,
  },
  not_elected: {
    word: msg`{menteeSet, select, feminine {Elle a trouvé quelqu’un} masculine {Il a trouvé quelqu’un} other {Une autre rencontre s’est faite}}`,
    tone: 'neutral',
    icon: '○',
    meaning: msg`Merci d’avoir proposé : votre message a compté. D’autres attendent.`,
  },
  declined: {
    word: msg`Pas cette fois`,
    tone: 'neutral',
    icon: '○',
    meaning: msg`{menteeSet, select, feminine {Elle cherche un peu autre chose et vous remercie de l’avoir lue.} masculine {Il cherche un peu autre chose et vous remercie de l’avoir lu.} other {Ce n’est pas tout à fait ce que cherchait cet appel. Merci de l’avoir lu.}}`,
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
    meaning: msg`La réponse n’est pas venue à temps. Si l’appel est encore ouvert, vous pouvez proposer de nouveau.`,
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
  mentor_paused: msg`Vous avez pris une pause : cette proposition s’est refermée.`,
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
