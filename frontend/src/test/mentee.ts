import { HttpResponse, http, type JsonBodyType } from 'msw';
import type { Schemas } from '../api/client';
import { matching } from './world';

/** What a mentee's screens read in tests: two steps, three mentors, one pair. Typed as the document is. */
const bilingual = (text: string) => ({ fr: text, en: text });
const option = (key: string, label: string) => ({ key, label: bilingual(label) });
const question = (
  key: string,
  kind: Schemas['Question']['kind'],
  label: string,
  more: Partial<Schemas['Question']> = {},
): Schemas['Question'] => ({
  key,
  kind,
  label: bilingual(label),
  help: null,
  required: true,
  stage: 'apply',
  audience: 'mentors',
  min: null,
  max: null,
  options: [],
  ...more,
});

export const questionnaire: Schemas['QuestionnaireView'] = {
  role: 'mentee',
  version: 1,
  matching,
  steps: [
    {
      key: 'name',
      title: bilingual('Comment vous appelez-vous ?'),
      intro: null,
      questions: [
        question('first_name', 'short_text', 'Prénom', { max: 60 }),
        question('pronouns', 'short_text', 'Pronoms', { required: false, stage: 'later' }),
      ],
    },
    {
      key: 'search',
      title: bilingual('Que cherchez-vous ?'),
      intro: null,
      questions: [question('looking_for', 'long_text', 'Vos mots', { min: 20, max: 200 })],
    },
    {
      key: 'meeting',
      title: bilingual('Comment échanger ?'),
      intro: null,
      questions: [
        question('ways', 'multiple_choice', 'Vos façons de vous parler', {
          min: 1,
          options: [option('video', 'En visio'), option('chat', 'Par messagerie')],
        }),
        question('rhythm', 'single_choice', 'Rythme', {
          required: false,
          stage: 'later',
          options: [
            option('month', 'Une fois par mois'),
            option('two_weeks', 'Toutes les deux semaines'),
          ],
        }),
      ],
    },
  ],
};

export const applicant = (
  more: Partial<Schemas['ApplicantView']> = {},
): Schemas['ApplicantView'] => ({
  id: 'a1',
  role: 'mentee',
  status: 'draft',
  questionnaire_version: 1,
  answers: {},
  missing: ['first_name', 'looking_for', 'ways'],
  capacity: null,
  paused_at: null,
  paused_until: null,
  review_words: null,
  decline_reason: null,
  submitted_at: null,
  version: 1,
  created_at: '2026-03-01T09:00:00Z',
  updated_at: '2026-03-01T13:32:00Z',
  actions: ['edit', 'submit', 'withdraw'],
  ...more,
});

const lea: Schemas['PersonCard'] = {
  public_name: 'Léa',
  job: 'Étudiante',
  situation: 'student',
  years: 3,
  region: 'Rhône',
  pronouns: null,
};

export const offer = (
  id: string,
  name: string,
  more: Partial<Schemas['OfferView']> = {},
): Schemas['OfferView'] => ({
  id,
  call_id: 'c1',
  status: 'open',
  mentor: {
    ...lea,
    public_name: name,
    job: `Métier de ${name}`,
    to_mentees: 'Bienvenue.',
    path: null,
    first_time: false,
    was_mentee: false,
  },
  mentee: lea,
  why: `${name} dit pourquoi vous.`,
  how: `${name} dit comment.`,
  rhythm: 'month',
  ways: ['video'],
  limits: null,
  talk_first: false,
  expires_at: '2026-03-20T17:00:00Z',
  extended: false,
  lapse_reason: null,
  decided_at: null,
  side: 'received',
  fit: { shared: [{ code: 'ways_shared', values: ['video', 'chat'] }], to_check: [] },
  version: 1,
  created_at: '2026-03-01T09:00:00Z',
  updated_at: '2026-03-01T09:00:00Z',
  actions: ['decline', 'extend', 'ask', 'elect'],
  ...more,
});

export const pairing = (more: Partial<Schemas['PairingView']> = {}): Schemas['PairingView'] => ({
  id: 'b1',
  status: 'active',
  my_role: 'mentee',
  partner: {
    name: 'Nora Belkacem',
    public_name: 'Nora',
    email: 'nora@exemple.fr',
    job: 'Développeuse',
    region: 'Rhône',
    links: ['https://exemple.fr/nora'],
  },
  rhythm: 'month',
  ways: ['video', 'chat'],
  formed_at: '2026-01-10T09:00:00Z',
  first_contact_on: '2026-01-15',
  last_contact_on: '2026-02-20',
  paused_until: null,
  ended_at: null,
  ended_reason: null,
  next_step: 'keep_going',
  who_writes_first: 'mentee',
  health: 'green',
  version: 1,
  actions: ['log_contact', 'pause', 'end'],
  ...more,
});

export const page = <T>(items: T[]) => ({ items, next_cursor: null });

export const problem = (status: number, code: string, errors: Schemas['FieldProblem'][] = []) =>
  HttpResponse.json<JsonBodyType>(
    { type: 'about:blank', title: code, status, detail: code, code, errors },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );

/** What every signed-in screen asks for. */
export const surroundings = [
  http.get('*/api/v1/me', () =>
    HttpResponse.json({
      account_id: 'x',
      email: 'lea@exemple.fr',
      locale: 'fr',
      time_zone: 'Europe/Paris',
      version: 1,
      roles: ['mentee'],
      applicants: [],
      charter_outdated: false,
      programme_name: 'Marelle',
    }),
  ),
  http.get('*/api/v1/programme', () =>
    HttpResponse.json({
      name: 'Marelle',
      time_zone: 'Europe/Paris',
      contact_email: 'equipe@exemple.fr',
      applications_open: { mentee: true, mentor: true },
    }),
  ),
  http.get('*/api/v1/questionnaires/:role', () => HttpResponse.json(questionnaire)),
];
