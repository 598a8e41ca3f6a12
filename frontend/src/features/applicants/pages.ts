import type { Schemas } from '../../api/client';
import type { Question } from './answers';

export interface QuestionPage {
  key: string;
  step: Schemas['QuestionnaireStep'];
  /** Asked when applying. */
  asked: Question[];
  /** May wait until later. */
  later: Question[];
}

/** The last page, where everything is read again before sending. */
export const CHECK = 'verification';

/**
 * The pages of a questionnaire: one a step. Steps that hold nothing to answer now stand apart: she
 * finds them after the others, when and if she likes.
 */
export const pagesOf = (
  questionnaire: Schemas['QuestionnaireView'],
): { now: QuestionPage[]; later: QuestionPage[] } => {
  const pages = questionnaire.steps.map((step) => ({
    key: step.key,
    step,
    asked: step.questions.filter((question) => question.stage === 'apply'),
    later: step.questions.filter((question) => question.stage === 'later'),
  }));
  return {
    now: pages.filter((page) => page.asked.length > 0),
    later: pages.filter((page) => page.asked.length === 0 && page.later.length > 0),
  };
};

/** Where she takes up again: the first page with an answer still missing, else the last one. */
export const resumeAt = (pages: readonly QuestionPage[], missing: readonly string[]): string =>
  pages.find((page) => page.asked.some((question) => missing.includes(question.key)))?.key ?? CHECK;
