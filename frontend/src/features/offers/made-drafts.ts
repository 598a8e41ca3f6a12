import { useState } from 'react';
import type { Schemas } from '../../api/client';

/** What a mentor is writing to one mentee. */
export interface OfferDraft {
  why: string;
  how: string;
  /** Empty until she chose one. */
  rhythm: Schemas['OfferView']['rhythm'] | '';
  ways: string[];
  limits: string;
  talk_first: boolean;
}

export const emptyDraft: OfferDraft = {
  why: '',
  how: '',
  rhythm: '',
  ways: [],
  limits: '',
  talk_first: false,
};

export const draftOf = (offer: Schemas['OfferView']): OfferDraft => ({
  why: offer.why,
  how: offer.how,
  rhythm: offer.rhythm,
  ways: offer.ways,
  limits: offer.limits ?? '',
  talk_first: offer.talk_first,
});

/**
 * Drafts of this visit, by what they answer to. In memory only: a person's words never go into the
 * browser's storage. They outlive the screen, an error and a look at another call.
 */
const drafts = new Map<string, OfferDraft>();

export const useOfferDraft = (key: string, initial: OfferDraft) => {
  const [draft, setDraft] = useState(() => drafts.get(key) ?? initial);
  const [restored] = useState(() => drafts.has(key));
  return {
    draft,
    /** She finds again what she had begun earlier. */
    restored,
    change: (part: Partial<OfferDraft>) => {
      setDraft((current) => {
        const next = { ...current, ...part };
        drafts.set(key, next);
        return next;
      });
    },
    forget: () => drafts.delete(key),
  };
};
