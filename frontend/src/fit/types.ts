import type { Schemas } from '../api/client';

export type Reason = Schemas['FitReason'];
export type ReasonCode = Schemas['ReasonCode'];
export type Feature = Schemas['Feature'];
/** Who reads: the mentor about a mentee's call, or the mentee about an offer. */
export type Side = 'mentor' | 'mentee';
/** A reason in words; `name` is the other's first name. */
export type Say = (reason: Reason, name: string) => string;
