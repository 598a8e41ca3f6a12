import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/text';
import { SummaryList } from '../../ui/SummaryList';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import s from './AnswerList.module.css';
import { type Answers, isEmpty, type Question, toDraft } from './answers';
import type { QuestionPage } from './pages';
import type { ApplicantRole } from './useApplication';

/** An answer in words. */
const useAnswerText = () => {
  const { t } = useLingui();
  const text = useText();
  return (question: Question, answer: unknown): string => {
    const draft = toDraft(question, answer);
    if (isEmpty(question, draft)) return question.kind === 'yes_no' ? t`Non` : t`Pas de réponse`;
    const label = (key: string) => {
      const option = question.options.find((one) => one.key === key);
      return option ? text(option.label) : key;
    };
    switch (question.kind) {
      case 'single_choice':
        return label(String(draft));
      case 'multiple_choice':
        return (draft as string[]).map(label).join(' · ');
      case 'links':
      case 'names':
        return (draft as string[]).join('\n');
      case 'yes_no':
        return t`Oui`;
      case 'charter': {
        const version = Number(draft);
        return t`Acceptée (version ${version})`;
      }
      case 'short_text':
      case 'long_text':
      case 'integer':
      case 'scale':
        return String(draft);
    }
  };
};

/** What she answered, page by page, each with its way back when she may edit. */
export const AnswerList = ({
  role,
  pages,
  answers,
  missing,
  editable,
}: {
  role: ApplicantRole;
  pages: readonly QuestionPage[];
  answers: Answers;
  missing: readonly string[];
  editable: boolean;
}) => {
  const text = useText();
  const answerText = useAnswerText();
  return (
    <div className={s.groups}>
      {pages.map((page) => {
        const title = text(page.step.title);
        const questions = [...page.asked, ...page.later].filter(
          (question) =>
            question.stage === 'apply' ||
            !isEmpty(question, toDraft(question, answers[question.key])),
        );
        return (
          <section key={page.key} className={s.group}>
            <div className={s.head}>
              <h2>{title}</h2>
              {editable && (
                <Link
                  to="/candidature/$role"
                  params={{ role }}
                  search={{ etape: page.key, modifier: true }}
                  className={s.change}
                >
                  <Trans>
                    Modifier<VisuallyHidden> : {title}</VisuallyHidden>
                  </Trans>
                </Link>
              )}
            </div>
            {questions.length === 0 ? (
              <p className="muted">
                <Trans>Rien pour l’instant, c’est facultatif.</Trans>
              </p>
            ) : (
              <SummaryList
                rows={questions.map((question) => ({
                  key: question.key,
                  term: text(question.label),
                  value: missing.includes(question.key) ? (
                    <strong className={s.missing}>
                      <Trans>À compléter</Trans>
                    </strong>
                  ) : (
                    answerText(question, answers[question.key])
                  ),
                }))}
              />
            )}
          </section>
        );
      })}
    </div>
  );
};
