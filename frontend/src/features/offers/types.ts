import type { Schemas } from '../../api/client';

export type Offer = Schemas['OfferView'];
export const may = (offer: Offer, action: Offer['actions'][number]): boolean =>
  offer.actions.includes(action);

/** At most so many side by side: more cannot be held in mind, nor on the screen. */
export const COMPARED_AT_MOST = 3;
