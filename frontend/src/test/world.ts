import { HttpResponse, http } from 'msw';
import type { Schemas } from '../api/client';

/** Invented people and answers, as the API would send them; each test changes what it is about. */
const text = (fr: string, en = fr): Schemas['LocalizedText'] => ({ fr, en });
const question = (
  key: string,
  kind: Schemas['QuestionKind'],
  label: string,
  options: [string, string][] = [],
): Schemas['Question'] => ({
  key,
  kind,
  label: text(label),
  help: null,
  required: true,
  stage: 'apply',
  audience: 'mentors',
  min: null,
  max: null,
  options: options.map(([option, name]) => ({ key: option, label: text(name) })),
});

export const matching: Schemas['Matching'] = {
  weights: { needs: 45, help: 0, values: 0, experience: 10, interests: 8, ease: 7, wishes: 3 },
  questions: [
    { attribute: 'topics', question: 'topics' },
    { attribute: 'interests', question: 'fields' },
    { attribute: 'rhythm', question: 'rhythm' },
    { attribute: 'ways', question: 'ways' },
    { attribute: 'languages', question: 'languages' },
    { attribute: 'situation', question: 'situation' },
  ],
  values: [],
};

export const questionnaire: Schemas['QuestionnaireView'] = {
  role: 'mentee',
  version: 1,
  matching,
  steps: [
    {
      key: 'looking_for',
      title: text('Que cherchez-vous ?'),
      intro: null,
      questions: [
        question('looking_for', 'long_text', 'Ce que je cherche'),
        question('topics', 'multiple_choice', 'Sujets', [
          ['first_job', 'Premier emploi'],
          ['confidence', 'Confiance en soi'],
        ]),
        question('fields', 'multiple_choice', 'Domaines', [['web', 'Web']]),
      ],
    },
    {
      key: 'meeting',
      title: text('Comment aimeriez-vous échanger ?'),
      intro: null,
      questions: [
        question('rhythm', 'single_choice', 'Rythme souhaité', [['month', 'Tous les mois']]),
        question('ways', 'multiple_choice', 'Façons d’échanger', [
          ['video', 'En visio'],
          ['phone', 'Au téléphone'],
        ]),
        question('languages', 'multiple_choice', 'Langues', [['fr', 'Français']]),
        question('situation', 'single_choice', 'Situation', [['student', 'Étudiante']]),
        question('links', 'links', 'Liens'),
        { ...question('access_needs', 'long_text', 'Besoins'), audience: 'organisers' },
      ],
    },
  ],
};

export const me = (...roles: Schemas['Role'][]): Schemas['Me'] => ({
  account_id: 'account',
  email: 'nora@exemple.fr',
  locale: 'fr',
  time_zone: 'Europe/Paris',
  version: 1,
  roles,
  applicants: [],
  charter_outdated: false,
  programme_name: 'Marelle',
});

export const mentee = (public_name: string): Schemas['PersonCard'] => ({
  public_name,
  job: 'Développeuse web',
  situation: 'student',
  years: 1,
  region: 'Rhône',
  pronouns: null,
});

export const call = (id: string, name: string): Schemas['CallView'] => ({
  id,
  status: 'open',
  closed_reason: null,
  mentee: mentee(name),
  words: `Je m’appelle ${name} et je cherche quelqu’un.`,
  topics: ['first_job'],
  fields: ['web'],
  languages: ['fr'],
  ways: ['video'],
  rhythm: 'month',
  waiting_since: '2026-01-05T10:00:00Z',
  confirmed_at: '2026-01-05T10:00:00Z',
  is_mine: false,
  my_offer_id: null,
  fit: null,
  version: 1,
  created_at: '2026-01-05T10:00:00Z',
  actions: ['offer'],
});

/** What a mentor reads beside a call: four reasons, one gap, one thing to check, one not compared. */
export const fitView = (more: Partial<Schemas['FitView']> = {}): Schemas['FitView'] => ({
  version: 's1',
  points: 71,
  band: 'good',
  lines: [
    { feature: 'needs', points: 48, of: 62, outcome: 'matched' },
    { feature: 'experience', points: 14, of: 14, outcome: 'matched' },
    { feature: 'interests', points: 5, of: 11, outcome: 'not_matched' },
    { feature: 'ease', points: 2, of: 9, outcome: 'not_matched' },
    { feature: 'wishes', points: 2, of: 4, outcome: 'not_compared' },
  ],
  matched: [
    { code: 'topics_covered', values: ['confidence'] },
    { code: 'years_ahead', values: ['5'] },
    { code: 'interests_shared', values: ['web'] },
    { code: 'languages_shared', values: ['fr'] },
  ],
  not_matched: [
    { code: 'topics_not_covered', values: ['first_job'] },
    { code: 'other_region', values: [] },
  ],
  not_compared: ['wishes'],
  to_check: [{ code: 'check_rhythm', values: [] }],
  gap: { code: 'topics_not_covered', values: ['first_job'] },
  obstacle: null,
  ...more,
});

export const page = (items: unknown[]) => HttpResponse.json({ items, next_cursor: null });

export const refusal = (status: number, code: string, errors?: Schemas['FieldProblem'][]) =>
  HttpResponse.json({ type: '', title: code, status, detail: code, code, errors }, { status });

/** What every signed-in screen asks for. */
export const surroundings = (person: Schemas['Me']) => [
  http.get('*/api/v1/me', () => HttpResponse.json(person)),
  http.get('*/api/v1/programme', () => refusal(503, 'unavailable')),
  http.get('*/api/v1/questionnaires/*', () => HttpResponse.json(questionnaire)),
];
