import type { Schemas } from '../../api/client';

/** Filters live in the address: one can come back, or send the page to a colleague. */
type Raw = Record<string, unknown>;

const oneOf = <K extends string>(value: unknown, known: readonly K[]): K | undefined =>
  known.find((key) => key === value);
const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value)
    : undefined;

export const reviewStatuses = [
  'submitted',
  'needs_info',
  'admitted',
  'declined',
  'suspended',
  'withdrawn',
  'removed',
] as const satisfies Schemas['ApplicantStatus'][];
export const applicantRoleKeys = ['mentee', 'mentor'] as const;

export interface ReviewSearch {
  /** Without it: those to read. `toutes` shows every state. */
  statut?: (typeof reviewStatuses)[number] | 'toutes';
  role?: Schemas['ApplicantRole'];
  q?: string;
}
export const readReviewSearch = (raw: Raw): ReviewSearch => ({
  statut: oneOf(raw.statut, [...reviewStatuses, 'toutes']),
  role: oneOf(raw.role, applicantRoleKeys),
  q: text(raw.q),
});
export const reviewQuery = ({ statut = 'submitted', role, q }: ReviewSearch) => ({
  status: statut === 'toutes' ? undefined : statut,
  role,
  q,
});

export const pairingStatuses = ['forming', 'active', 'paused', 'ended'] as const;
export const healths = ['red', 'amber', 'green', 'grey'] as const;
export interface PairingSearch {
  statut?: Schemas['PairingStatus'];
  sante?: Schemas['PairingHealth'];
}
export const readPairingSearch = (raw: Raw): PairingSearch => ({
  statut: oneOf(raw.statut, pairingStatuses),
  sante: oneOf(raw.sante, healths),
});

export const callStatuses = ['open', 'paused', 'elected', 'closed'] as const;
export interface AdminCallSearch {
  statut?: Schemas['CallStatus'];
  sans?: true;
}
export const readCallSearch = (raw: Raw): AdminCallSearch => ({
  statut: oneOf(raw.statut, callStatuses),
  sans: raw.sans === true || undefined,
});

export const jobStatuses = ['queued', 'running', 'done', 'dead'] as const;
export interface JobSearch {
  statut?: (typeof jobStatuses)[number];
}
export const readJobSearch = (raw: Raw): JobSearch => ({ statut: oneOf(raw.statut, jobStatuses) });

export interface JournalSearch {
  quoi?: string;
  sujet?: string;
}
export const readJournalSearch = (raw: Raw): JournalSearch => ({
  quoi: text(raw.quoi),
  sujet: text(raw.sujet),
});
