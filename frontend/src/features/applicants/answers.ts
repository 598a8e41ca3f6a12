import type { Schemas } from '../../api/client';

export type Question = Schemas['Question'];
export type Answers = Schemas['ApplicantView']['answers'];

/** What a field holds while she types; `toAnswer` turns it into what the server keeps. */
export type Draft = string | string[] | boolean | number | null;
export type Drafts = Readonly<Record<string, Draft>>;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The saved answer as its field shows it. */
export const toDraft = (question: Question, answer: unknown): Draft => {
  switch (question.kind) {
    case 'multiple_choice':
    case 'links':
    case 'names':
      return texts(answer);
    case 'yes_no':
      return answer === true;
    case 'charter':
    case 'scale':
      return typeof answer === 'number' ? answer : null;
    case 'integer':
      return typeof answer === 'number' ? String(answer) : '';
    case 'short_text':
    case 'long_text':
    case 'single_choice':
      return typeof answer === 'string' ? answer : '';
  }
};

/** What is sent; null takes an answer back. */
export const toAnswer = (question: Question, draft: Draft): Draft => {
  if (question.kind === 'integer')
    return typeof draft === 'string' && draft.trim() !== ''
      ? Number(draft.replace(',', '.'))
      : null;
  if (typeof draft === 'string') return draft.trim() === '' ? null : draft.trim();
  if (Array.isArray(draft)) {
    const kept = draft.map((line) => line.trim()).filter((line) => line !== '');
    return kept.length === 0 ? null : kept;
  }
  return draft;
};

export const isEmpty = (question: Question, draft: Draft): boolean => {
  const answer = toAnswer(question, draft);
  return answer === null || answer === false;
};

/** The id of a question's field on the page, and of the place an error leads to. */
export const fieldId = (key: string): string => `q-${key}`;

/** "/answers/first_name" → "q-first_name". */
export const fieldOfPointer = (pointer: string): string | undefined => {
  const key = /^\/answers\/([^/]+)/.exec(pointer)?.[1];
  return key === undefined ? undefined : fieldId(key);
};
