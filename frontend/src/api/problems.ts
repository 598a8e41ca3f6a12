import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useEffect } from 'react';
import { messagesOf } from '../i18n';
import { createStore, useStore } from '../lib/store';
import type { FormError } from '../ui/ErrorSummary';
import type { Schemas } from './client';

export type Problem = Schemas['Problem'];
export type ProblemCode = Schemas['ProblemCode'];

/** The RFC 9457 problem in whatever was thrown; null for a network that failed. */
export const asProblem = (error: unknown): Problem | null =>
  typeof error === 'object' && error !== null && 'code' in error && 'status' in error
    ? (error as Problem)
    : null;

export const hasCode = (error: unknown, code: ProblemCode): boolean =>
  asProblem(error)?.code === code;

/**
 * A colleague, or another tab, changed it first (412), or the version was not said at all (428): read
 * the current one before going on.
 */
export const isStale = (error: unknown): boolean =>
  [412, 428].includes(asProblem(error)?.status ?? 0);

type Explain = (error: unknown) => string;
type ExplainField = (problem: Schemas['FieldProblem']) => string;

/** The sentences and their words come after the first paint: no page needs them before. */
const explanation = createStore<Explain | null>(null);
let explainOne: ExplainField | null = null;
let loading: Promise<void> | null = null;
export const loadExplanations = (): Promise<void> => {
  loading ??= (async () => {
    const [{ sentences, offline }, { explainField }] = await Promise.all([
      import('./sentences'),
      import('./fieldWords'),
      messagesOf('problems')(),
    ]);
    explainOne = (problem) => explainField(problem, i18n);
    explanation.set((error) => {
      const problem = asProblem(error);
      if (!problem) return i18n._(offline);
      // A server newer than this page may know a code it does not: then its own words.
      return problem.code in sentences ? i18n._(sentences[problem.code]) : problem.detail;
    });
  })().catch(() => {
    // The network is down: try again at the next error.
    loading = null;
  });
  return loading;
};

/** `const explain = useProblem(); explain(error)` → a sentence for the reader. */
export const useProblem = (): Explain => {
  // Follows the language.
  useLingui();
  const explain = useStore(explanation);
  useEffect(() => void loadExplanations(), []);
  return explain ?? ((error) => asProblem(error)?.title ?? '…');
};

/**
 * The wrong fields of a 422, for `ErrorSummary` and the fields themselves, in the reader's words once
 * those are here: a form that may be refused calls `useProblem`, which fetches them.
 * @param fieldOf the id on this page of what a JSON pointer names; undefined leaves it out
 */
export const fieldErrors = (
  error: unknown,
  fieldOf: (pointer: string) => string | undefined,
): FormError[] =>
  (asProblem(error)?.errors ?? []).flatMap((problem) => {
    const id = fieldOf(problem.pointer);
    return id ? [{ id, message: explainOne?.(problem) ?? problem.detail }] : [];
  });
