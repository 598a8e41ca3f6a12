/** Placeholder written by hand until `npm run api` generates this file from openapi/openapi.json. */
interface Schemas {
  LocalizedText: { fr: string; en: string };
  ProblemCode:
    | 'internal'
    | 'not-found'
    | 'unauthenticated'
    | 'forbidden'
    | 'foreign-origin'
    | 'session-ended'
    | 'bad-credentials'
    | 'wrong-password'
    | 'email-not-verified'
    | 'link-expired'
    | 'password-too-weak'
    | 'validation-failed'
    | 'malformed-request'
    | 'method-not-allowed'
    | 'payload-too-large'
    | 'headers-too-large'
    | 'uri-too-long'
    | 'unsupported-media-type'
    | 'request-timeout'
    | 'too-many-requests'
    | 'unavailable'
    | 'precondition-required'
    | 'precondition-failed'
    | 'idempotency-key-missing'
    | 'idempotency-key-reused'
    | 'idempotency-key-in-progress'
    | 'unknown-account'
    | 'unknown-time-zone'
    | 'role-not-granted'
    | 'last-administrator'
    | 'questionnaire-not-valid'
    | 'already-applied'
    | 'answers-missing'
    | 'applications-closed'
    | 'applicant-in-another-status'
    | 'declined-before'
    | 'charter-not-current'
    | 'nothing-to-reread'
    | 'pause-end-not-possible'
    | 'not-paused'
    | 'mentors-only'
    | 'already-calling'
    | 'call-not-taking-offers'
    | 'call-not-open'
    | 'call-not-paused'
    | 'topics-missing'
    | 'words-missing'
    | 'already-offered'
    | 'too-many-open-offers'
    | 'offer-repeats-another'
    | 'offer-expired'
    | 'offer-not-open'
    | 'offer-already-extended'
    | 'mentor-full'
    | 'mentor-paused'
    | 'mirrored-pair'
    | 'only-the-mentee-elects'
    | 'already-paired';
  FieldProblem: { pointer: string; code: string; detail: string };
  Problem: {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: Schemas['ProblemCode'];
    instance?: string;
    errors?: Schemas['FieldProblem'][];
  };
  Accepted: { message_code: 'check_your_mail' };
  Locale: 'fr' | 'en';
  Role: 'organiser' | 'safeguarding_lead' | 'administrator' | 'mentee' | 'mentor';
  ApplicantRole: 'mentee' | 'mentor';
  ApplicantStatus:
    | 'draft'
    | 'submitted'
    | 'needs_info'
    | 'admitted'
    | 'declined'
    | 'withdrawn'
    | 'suspended'
    | 'removed'
    | 'expired';
  SessionToken: { access_token: string; token_type: string; expires_in: number };
  SessionView: {
    id: string;
    user_agent: string | null;
    created_at: string;
    last_seen_at: string;
    current: boolean;
  };
  MyApplicant: {
    id: string;
    role: Schemas['ApplicantRole'];
    status: Schemas['ApplicantStatus'];
  };
  Me: {
    account_id: string;
    email: string;
    locale: Schemas['Locale'];
    time_zone: string;
    version: number;
    roles: Schemas['Role'][];
    applicants: Schemas['MyApplicant'][];
    charter_outdated: boolean;
    programme_name: string;
  };
  Noun: { singular: Schemas['LocalizedText']; plural: Schemas['LocalizedText'] };
  PublicFigures: {
    mentees: number | null;
    mentors: number | null;
    pairs_formed: number | null;
  };
  ApplicationsOpen: { mentee: boolean; mentor: boolean };
  ProgrammeView: {
    id: string;
    name: string;
    tagline: Schemas['LocalizedText'];
    mentee_noun: Schemas['Noun'];
    mentor_noun: Schemas['Noun'];
    time_zone: string;
    hashtag: string;
    contact_email: string;
    applications_open: Schemas['ApplicationsOpen'];
    charter_version: number;
    figures: Schemas['PublicFigures'] | null;
  };
  QuestionKind:
    | 'short_text'
    | 'long_text'
    | 'integer'
    | 'single_choice'
    | 'multiple_choice'
    | 'yes_no'
    | 'links'
    | 'names'
    | 'charter'
    | 'scale';
  QuestionOption: { key: string; label: Schemas['LocalizedText'] };
  Question: {
    key: string;
    kind: Schemas['QuestionKind'];
    label: Schemas['LocalizedText'];
    help: Schemas['LocalizedText'] | null;
    required: boolean;
    stage: 'apply' | 'later';
    audience: 'organisers' | 'mentors' | 'partner' | 'nobody';
    min: number | null;
    max: number | null;
    options: Schemas['QuestionOption'][];
  };
  QuestionnaireStep: {
    key: string;
    title: Schemas['LocalizedText'];
    intro: Schemas['LocalizedText'] | null;
    questions: Schemas['Question'][];
  };
  QuestionnaireView: {
    role: Schemas['ApplicantRole'];
    version: number;
    steps: Schemas['QuestionnaireStep'][];
  };
  CharterView: {
    version: number;
    published_at: string;
    html: Schemas['LocalizedText'];
    text: Schemas['LocalizedText'];
  };
  Answers: { [key: string]: unknown };
  ApplicantView: {
    id: string;
    role: Schemas['ApplicantRole'];
    status: Schemas['ApplicantStatus'];
    questionnaire_version: number;
    answers: Schemas['Answers'];
    missing: string[];
    capacity: number | null;
    paused_at: string | null;
    paused_until: string | null;
    review_words: string | null;
    decline_reason: string | null;
    submitted_at: string | null;
    version: number;
    created_at: string;
    updated_at: string;
    actions: ('edit' | 'submit' | 'withdraw' | 'pause' | 'resume' | 'set_capacity' | 'open_call')[];
  };
  PersonCard: {
    public_name: string;
    job: string;
    situation: string | null;
    years: number | null;
    region: string;
    pronouns: string | null;
  };
  MentorCard: Schemas['PersonCard'] & {
    to_mentees: string;
    path: string | null;
    first_time: boolean;
    was_mentee: boolean;
  };
  CallStatus: 'open' | 'paused' | 'elected' | 'closed';
  CallView: {
    id: string;
    status: Schemas['CallStatus'];
    closed_reason: string | null;
    mentee: Schemas['PersonCard'];
    words: string;
    topics: string[];
    fields: string[];
    languages: string[];
    ways: string[];
    rhythm: string | null;
    waiting_since: string;
    confirmed_at: string;
    is_mine: boolean;
    my_offer_id: string | null;
    version: number;
    created_at: string;
    actions: ('edit' | 'pause' | 'resume' | 'close' | 'confirm' | 'offer')[];
  };
  OfferStatus: 'open' | 'elected' | 'not_elected' | 'declined' | 'withdrawn' | 'expired' | 'lapsed';
  Reason: { code: string; values: string[] };
  Fit: { shared: Schemas['Reason'][]; to_check: Schemas['Reason'][] };
  OfferView: {
    id: string;
    call_id: string;
    status: Schemas['OfferStatus'];
    mentor: Schemas['MentorCard'];
    mentee: Schemas['PersonCard'];
    why: string;
    how: string;
    rhythm: string;
    ways: string[];
    limits: string | null;
    talk_first: boolean;
    expires_at: string;
    extended: boolean;
    lapse_reason: string | null;
    decided_at: string | null;
    side: 'made' | 'received';
    fit: Schemas['Fit'];
    version: number;
    created_at: string;
    updated_at: string;
    actions: ('edit' | 'withdraw' | 'decline' | 'extend' | 'ask' | 'elect')[];
  };
  MessageView: {
    id: string;
    author: 'me' | 'other';
    author_name: string;
    body: string;
    created_at: string;
  };
  ElectionView: {
    id: string;
    call_id: string;
    offer_id: string;
    pairing_id: string;
    mentee_name: string;
    mentor_name: string;
    cast_at: string;
  };
  PairingStatus: 'forming' | 'active' | 'paused' | 'ended';
  PairingHealth: 'green' | 'amber' | 'red' | 'grey';
  Partner: {
    name: string;
    public_name: string;
    email: string | null;
    job: string;
    region: string;
    links: string[];
  };
  PairingView: {
    id: string;
    status: Schemas['PairingStatus'];
    my_role: Schemas['ApplicantRole'];
    partner: Schemas['Partner'];
    rhythm: string;
    ways: string[];
    formed_at: string;
    first_contact_on: string | null;
    last_contact_on: string | null;
    paused_until: string | null;
    ended_at: string | null;
    ended_reason: string | null;
    next_step: 'say_hello' | 'log_first' | 'keep_going' | 'long_silence' | 'paused' | 'over';
    who_writes_first: 'mentee' | 'mentor';
    health: Schemas['PairingHealth'];
    version: number;
    actions: ('log_contact' | 'pause' | 'resume' | 'end' | 'open_successor')[];
  };
  ContactView: {
    id: string;
    happened_on: string;
    means: string;
    logged_by: 'me' | 'partner';
    created_at: string;
  };
  TodoItem: { id: string; label: string; since: string };
  TodoGroup: { count: number; oldest_at: string | null; items: Schemas['TodoItem'][] };
  ToDo: {
    reviews: Schemas['TodoGroup'];
    reread: Schemas['TodoGroup'];
    without_offer: Schemas['TodoGroup'];
    forming_stalled: Schemas['TodoGroup'];
    red_pairs: Schemas['TodoGroup'];
  };
  ApplicantRow: {
    id: string;
    role: Schemas['ApplicantRole'];
    status: Schemas['ApplicantStatus'];
    full_name: string;
    email?: string;
    job: string;
    region: string;
    submitted_at: string | null;
    reread_since: string | null;
    waiting_days: number;
  };
  EventView: {
    id: string;
    kind: string;
    actor_id: string | null;
    actor_name: string | null;
    subject_id: string;
    from_state: string | null;
    to_state: string | null;
    reason: string | null;
    occurred_at: string;
  };
  ApplicantReview: {
    id: string;
    role: Schemas['ApplicantRole'];
    status: Schemas['ApplicantStatus'];
    full_name: string;
    email: string;
    answers: Schemas['Answers'];
    questionnaire_version: number;
    submitted_at: string | null;
    reread_since: string | null;
    history: Schemas['EventView'][];
    actions: (
      | 'admit'
      | 'decline'
      | 'ask_info'
      | 'suspend'
      | 'reinstate'
      | 'remove'
      | 'mark_reread'
    )[];
  };
  PairingRow: {
    id: string;
    mentee_name: string;
    mentor_name: string;
    status: Schemas['PairingStatus'];
    health: Schemas['PairingHealth'];
    formed_at: string;
    last_contact_on: string | null;
    ended_reason: string | null;
    actions: 'end'[];
  };
  CallRow: {
    id: string;
    mentee_name: string;
    status: Schemas['CallStatus'];
    waiting_since: string;
    open_offers: number;
  };
  ProgrammeSettings: {
    name: string;
    tagline: Schemas['LocalizedText'];
    mentee_noun: Schemas['Noun'];
    mentor_noun: Schemas['Noun'];
    time_zone: string;
    hashtag: string;
    contact_email: string;
    applications_open: Schemas['ApplicationsOpen'];
    offers_per_mentor: number;
    offers_per_call: number;
    offer_days: number;
    offer_extension_days: number;
    call_reconfirm_days: number;
    version: number;
  };
  RoleGrantView: {
    account_id: string;
    email: string;
    role: Schemas['Role'];
    granted_at: string;
  };
  JobView: {
    id: string;
    kind: string;
    status: string;
    attempts: number;
    run_at: string;
    last_error: string | null;
    created_at: string;
    actions: 'revive'[];
  };
}

type Json<T> = { headers: { [name: string]: unknown }; content: { 'application/json': T } };
type Failed = {
  headers: { [name: string]: unknown };
  content: { 'application/problem+json': Schemas['Problem'] };
};
type Empty = { headers: { [name: string]: unknown }; content?: never };
type Op<Ok, Body = never, Path = never, Query = never, Header = never> = {
  parameters: {
    query?: [Query] extends [never] ? never : Query;
    cookie?: never;
  } & ([Header] extends [never] ? { header?: never } : { header: Header }) &
    ([Path] extends [never] ? { path?: never } : { path: Path });
  responses: { 200: [Ok] extends [never] ? Empty : Json<Ok>; default: Failed };
} & ([Body] extends [never]
  ? { requestBody?: never }
  : { requestBody: { content: { 'application/json': Body } } });
type Page<T> = { items: T[]; next_cursor: string | null };
type Paged = { limit?: number; cursor?: string };
type Id<K extends string> = { [name in K]: string };
type IK = { 'Idempotency-Key': string };
type Match = { 'If-Match': string };
type ByRole = { role: Schemas['ApplicantRole'] };
type CallEdit = { words?: string; topics?: string[]; rhythm?: string };
type OfferEdit = {
  why: string;
  how: string;
  rhythm: string;
  ways: string[];
  limits?: string | null;
  talk_first: boolean;
};
type Applicant = Schemas['ApplicantView'];
type Review = Schemas['ApplicantReview'];

export interface paths {
  '/api/v1/accounts': {
    post: Op<Schemas['Accepted'], { email: string; password: string; locale: Schemas['Locale'] }>;
  };
  '/api/v1/email-verifications': { post: Op<Schemas['SessionToken'], { token: string }> };
  '/api/v1/sessions': {
    get: Op<Page<Schemas['SessionView']>, never, never, Paged>;
    post: Op<Schemas['SessionToken'], { email: string; password: string }>;
  };
  '/api/v1/magic-links': { post: Op<Schemas['Accepted'], { email: string }> };
  '/api/v1/sessions/magic': { post: Op<Schemas['SessionToken'], { token: string }> };
  '/api/v1/sessions/refresh': { post: Op<Schemas['SessionToken']> };
  '/api/v1/sessions/current': { delete: Op<never> };
  '/api/v1/sessions/{session_id}': { delete: Op<never, never, Id<'session_id'>> };
  '/api/v1/password-resets': { post: Op<Schemas['Accepted'], { email: string }> };
  '/api/v1/password-resets/confirmation': {
    post: Op<never, { token: string; password: string }>;
  };
  '/api/v1/me/password': {
    put: Op<never, { current_password: string | null; new_password: string }>;
  };
  '/api/v1/me': {
    get: Op<Schemas['Me']>;
    patch: Op<
      Schemas['Me'],
      { locale?: Schemas['Locale']; time_zone?: string },
      never,
      never,
      Match
    >;
  };
  '/api/v1/programme': { get: Op<Schemas['ProgrammeView']> };
  '/api/v1/questionnaires/{role}': {
    get: Op<Schemas['QuestionnaireView'], never, ByRole>;
  };
  '/api/v1/charters/current': { get: Op<Schemas['CharterView']> };
  '/api/v1/charter-acceptances': { post: Op<never, { version: number }> };
  '/api/v1/applicants': {
    get: Op<Page<Applicant>, never, never, Paged>;
    post: Op<Applicant, ByRole, never, never, IK>;
  };
  '/api/v1/applicants/{applicant_id}': {
    get: Op<Applicant, never, Id<'applicant_id'>>;
    patch: Op<Applicant, { answers: Schemas['Answers'] }, Id<'applicant_id'>, never, Match>;
  };
  '/api/v1/applicants/{applicant_id}/submission': {
    post: Op<Applicant, never, Id<'applicant_id'>>;
  };
  '/api/v1/applicants/{applicant_id}/withdrawal': {
    post: Op<Applicant, { [key: string]: never }, Id<'applicant_id'>>;
  };
  '/api/v1/applicants/{applicant_id}/pause': {
    post: Op<Applicant, { until: string | null }, Id<'applicant_id'>>;
  };
  '/api/v1/applicants/{applicant_id}/resumption': {
    post: Op<Applicant, never, Id<'applicant_id'>>;
  };
  '/api/v1/applicants/{applicant_id}/capacity': {
    put: Op<Applicant, { capacity: number }, Id<'applicant_id'>, never, Match>;
  };
  '/api/v1/calls': {
    get: Op<
      Page<Schemas['CallView']>,
      never,
      never,
      Paged & {
        field?: string;
        topic?: string;
        language?: string;
        region?: string;
        way?: string;
        include_well_served?: boolean;
      }
    >;
    post: Op<Schemas['CallView'], CallEdit, never, never, IK>;
  };
  '/api/v1/calls/mine': { get: Op<Page<Schemas['CallView']>, never, never, Paged> };
  '/api/v1/calls/{call_id}': {
    get: Op<Schemas['CallView'], never, Id<'call_id'>>;
    patch: Op<Schemas['CallView'], CallEdit, Id<'call_id'>, never, Match>;
  };
  '/api/v1/calls/{call_id}/pause': { post: Op<Schemas['CallView'], never, Id<'call_id'>> };
  '/api/v1/calls/{call_id}/resumption': { post: Op<Schemas['CallView'], never, Id<'call_id'>> };
  '/api/v1/calls/{call_id}/confirmation': {
    post: Op<Schemas['CallView'], never, Id<'call_id'>>;
  };
  '/api/v1/calls/{call_id}/closure': {
    post: Op<
      Schemas['CallView'],
      { reason: 'found_elsewhere' | 'no_longer' | 'no_offer' },
      Id<'call_id'>
    >;
  };
  '/api/v1/offers': {
    get: Op<
      Page<Schemas['OfferView']>,
      never,
      never,
      Paged & { side?: 'made' | 'received'; status?: Schemas['OfferStatus']; call_id?: string }
    >;
    post: Op<Schemas['OfferView'], OfferEdit & { call_id: string }, never, never, IK>;
  };
  '/api/v1/offers/{offer_id}': {
    get: Op<Schemas['OfferView'], never, Id<'offer_id'>>;
    patch: Op<Schemas['OfferView'], Partial<OfferEdit>, Id<'offer_id'>, never, Match>;
  };
  '/api/v1/offers/{offer_id}/withdrawal': {
    post: Op<Schemas['OfferView'], never, Id<'offer_id'>>;
  };
  '/api/v1/offers/{offer_id}/declination': {
    post: Op<Schemas['OfferView'], never, Id<'offer_id'>>;
  };
  '/api/v1/offers/{offer_id}/extension': {
    post: Op<Schemas['OfferView'], never, Id<'offer_id'>>;
  };
  '/api/v1/offers/{offer_id}/messages': {
    get: Op<Page<Schemas['MessageView']>, never, Id<'offer_id'>, Paged>;
    post: Op<Schemas['MessageView'], { body: string }, Id<'offer_id'>, never, IK>;
  };
  '/api/v1/elections': {
    get: Op<Page<Schemas['ElectionView']>, never, never, Paged>;
    post: Op<Schemas['ElectionView'], { offer_id: string }, never, never, IK>;
  };
  '/api/v1/elections/{election_id}': {
    get: Op<Schemas['ElectionView'], never, Id<'election_id'>>;
  };
  '/api/v1/pairings': {
    get: Op<
      Page<Schemas['PairingView']>,
      never,
      never,
      Paged & { status?: Schemas['PairingStatus']; side?: Schemas['ApplicantRole'] }
    >;
  };
  '/api/v1/pairings/{pairing_id}': {
    get: Op<Schemas['PairingView'], never, Id<'pairing_id'>>;
  };
  '/api/v1/pairings/{pairing_id}/contacts': {
    get: Op<Page<Schemas['ContactView']>, never, Id<'pairing_id'>, Paged>;
    post: Op<
      Schemas['ContactView'],
      { happened_on: string; means: string },
      Id<'pairing_id'>,
      never,
      IK
    >;
  };
  '/api/v1/pairings/{pairing_id}/pause': {
    post: Op<Schemas['PairingView'], { until: string }, Id<'pairing_id'>>;
  };
  '/api/v1/pairings/{pairing_id}/resumption': {
    post: Op<Schemas['PairingView'], never, Id<'pairing_id'>>;
  };
  '/api/v1/pairings/{pairing_id}/ending': {
    post: Op<Schemas['PairingView'], { reason: string; words?: string }, Id<'pairing_id'>>;
  };
  '/api/v1/pairings/{pairing_id}/successor': {
    post: Op<Schemas['CallView'], never, Id<'pairing_id'>, never, IK>;
  };
  '/api/v1/admin/to-do': { get: Op<Schemas['ToDo']> };
  '/api/v1/admin/applicants': {
    get: Op<
      Page<Schemas['ApplicantRow']>,
      never,
      never,
      Paged & {
        status?: Schemas['ApplicantStatus'];
        role?: Schemas['ApplicantRole'];
        q?: string;
      }
    >;
  };
  '/api/v1/admin/applicants/{applicant_id}': { get: Op<Review, never, Id<'applicant_id'>> };
  '/api/v1/admin/applicants/{applicant_id}/admission': {
    post: Op<Review, never, Id<'applicant_id'>>;
  };
  '/api/v1/admin/applicants/{applicant_id}/declination': {
    post: Op<
      Review,
      {
        reason: 'not_eligible' | 'not_a_fit' | 'incomplete' | 'duplicate' | 'other';
        words: string;
      },
      Id<'applicant_id'>
    >;
  };
  '/api/v1/admin/applicants/{applicant_id}/information-request': {
    post: Op<Review, { words: string }, Id<'applicant_id'>>;
  };
  '/api/v1/admin/applicants/{applicant_id}/suspension': {
    post: Op<Review, { reason: string }, Id<'applicant_id'>>;
  };
  '/api/v1/admin/applicants/{applicant_id}/reinstatement': {
    post: Op<Review, never, Id<'applicant_id'>>;
  };
  '/api/v1/admin/applicants/{applicant_id}/removal': {
    post: Op<Review, { reason: string }, Id<'applicant_id'>>;
  };
  '/api/v1/admin/applicants/{applicant_id}/rereading': {
    post: Op<Review, never, Id<'applicant_id'>>;
  };
  '/api/v1/admin/pairings': {
    get: Op<
      Page<Schemas['PairingRow']>,
      never,
      never,
      Paged & { status?: Schemas['PairingStatus']; health?: Schemas['PairingHealth'] }
    >;
  };
  '/api/v1/admin/pairings/{pairing_id}/ending': {
    post: Op<
      Schemas['PairingRow'],
      { reason: string; agreed_by_both: boolean; words?: string },
      Id<'pairing_id'>
    >;
  };
  '/api/v1/admin/calls': {
    get: Op<
      Page<Schemas['CallRow']>,
      never,
      never,
      Paged & { status?: Schemas['CallStatus']; without_offer?: boolean }
    >;
  };
  '/api/v1/admin/settings': {
    get: Op<Schemas['ProgrammeSettings']>;
    put: Op<
      Schemas['ProgrammeSettings'],
      Omit<Schemas['ProgrammeSettings'], 'version'>,
      never,
      never,
      Match
    >;
  };
  '/api/v1/admin/charters': {
    post: Op<Schemas['CharterView'], { body_fr: string; body_en: string }>;
  };
  '/api/v1/admin/questionnaires/{role}': {
    post: Op<Schemas['QuestionnaireView'], { steps: Schemas['QuestionnaireStep'][] }, ByRole>;
  };
  '/api/v1/admin/roles': {
    get: Op<Page<Schemas['RoleGrantView']>, never, never, Paged>;
    post: Op<Schemas['RoleGrantView'], { email: string; role: Schemas['Role'] }>;
  };
  '/api/v1/admin/roles/{account_id}/{role}': {
    delete: Op<never, never, { account_id: string; role: Schemas['Role'] }>;
  };
  '/api/v1/admin/jobs': {
    get: Op<Page<Schemas['JobView']>, never, never, Paged & { status?: string }>;
  };
  '/api/v1/admin/jobs/{job_id}/revival': {
    post: Op<Schemas['JobView'], never, Id<'job_id'>>;
  };
  '/api/v1/admin/events': {
    get: Op<
      Page<Schemas['EventView']>,
      never,
      never,
      Paged & { subject_id?: string; kind?: string }
    >;
  };
}
export interface components {
  schemas: Schemas;
}
