// Written by `npm run api` from openapi/openapi.json; not by hand.
export const declineApplicant = {
  words: { min: 1, max: 2000 },
} as const;
export const endPairing = {
  words: { max: 2000 },
} as const;
export const newCharter = {
  body_en: { min: 1, max: 15000 },
  body_fr: { min: 1, max: 15000 },
} as const;
export const newMessage = {
  body: { min: 1, max: 2000 },
} as const;
export const newOffer = {
  how: { min: 1, max: 1000 },
  limits: { max: 1000 },
  ways: { min: 1, max: 5 },
  why: { min: 150, max: 1500 },
} as const;
export const pairingEnding = {
  words: { max: 2000 },
} as const;
export const signUp = {
  email: { min: 3, max: 254 },
  password: { min: 12, max: 128 },
} as const;
