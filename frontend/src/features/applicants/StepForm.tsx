import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { fieldErrors, useProblem } from '../../api/problems';
import { useText } from '../../i18n/text';
import { usePageTitle } from '../../shell/navigation';
import { Button } from '../../ui/Button';
import { Disclosure } from '../../ui/Disclosure';
import { ErrorSummary, type FormError } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import {
  type Answers,
  type Draft,
  type Drafts,
  fieldId,
  fieldOfPointer,
  type Question,
  toAnswer,
  toDraft,
} from './answers';
import type { QuestionPage } from './pages';
import { QuestionField } from './QuestionField';
import s from './Steps.module.css';
import { useAnswerCheck } from './useAnswerCheck';

/** One page of questions: its title is the h1, *Continuer* checks it and saves it. */
export const StepForm = ({
  page,
  eyebrow,
  answers,
  drafts,
  onDraft,
  onSave,
  onBack,
  busy,
  savedAt,
  withLater = false,
}: {
  page: QuestionPage;
  eyebrow: ReactNode;
  answers: Answers;
  drafts: Drafts;
  onDraft: (key: string, draft: Draft) => void;
  /** Saves and moves on. @throws the problem */
  onSave: (answers: Answers) => Promise<void>;
  onBack?: () => void;
  busy: boolean;
  savedAt?: ReactNode;
  /** The questions that may wait stand open, not folded. */
  withLater?: boolean;
}) => {
  const { t } = useLingui();
  const text = useText();
  const explain = useProblem();
  const check = useAnswerCheck();
  const [errors, setErrors] = useState<FormError[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const title = text(page.step.title);
  usePageTitle(errors.length > 0 ? t`Erreur : ${title}` : title);

  const questions = [...page.asked, ...page.later];
  const draftOf = (question: Question): Draft =>
    drafts[question.key] ?? toDraft(question, answers[question.key]);
  const errorOf = (key: string) => errors.find((error) => error.id === fieldId(key))?.message;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    const found = questions.flatMap((question): FormError[] => {
      const message = check(question, draftOf(question));
      return message ? [{ id: fieldId(question.key), message }] : [];
    });
    setErrors(found);
    if (found.length > 0) return;
    try {
      await onSave(
        Object.fromEntries(
          questions.map((question) => [question.key, toAnswer(question, draftOf(question))]),
        ),
      );
    } catch (error) {
      const refused = fieldErrors(error, fieldOfPointer);
      setErrors(refused);
      if (refused.length === 0) setFailure(error);
    }
  };

  const [only] = page.asked;
  const alone = page.asked.length === 1 && page.later.length === 0;
  const asTitle = alone && only !== undefined && text(only.label) === title;
  const field = (question: Question) => (
    <QuestionField
      key={question.key}
      question={question}
      draft={draftOf(question)}
      error={errorOf(question.key)}
      asTitle={asTitle}
      intro={asTitle && page.step.intro ? text(page.step.intro) : undefined}
      onChange={(draft) => onDraft(question.key, draft)}
    />
  );
  const laterIsWrong = page.later.some((question) => errorOf(question.key) !== undefined);
  return (
    <form className={s.form} noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} />
      {failure !== null && (
        <Notice tone="danger" role="alert">
          {explain(failure)}
        </Notice>
      )}
      <div>
        <p className={s.eyebrow}>{eyebrow}</p>
        {!asTitle && <h1 className={s.title}>{title}</h1>}
        {!asTitle && page.step.intro && <p className="lede muted">{text(page.step.intro)}</p>}
      </div>
      {page.asked.map(field)}
      {page.later.length > 0 &&
        (withLater || page.asked.length === 0 ? (
          page.later.map(field)
        ) : (
          <Disclosure
            open={laterIsWrong || undefined}
            summary={<Trans>Facultatif : ajouter une précision, maintenant ou plus tard</Trans>}
          >
            <div className={s.later}>{page.later.map(field)}</div>
          </Disclosure>
        ))}
      <div className={s.foot}>
        <Button type="submit" busy={busy} wide>
          <Trans>Continuer</Trans>
        </Button>
        {onBack && (
          <Button variant="quiet" onClick={onBack}>
            <Trans>Retour</Trans>
          </Button>
        )}
        {savedAt && <p className={s.saved}>{savedAt}</p>}
      </div>
    </form>
  );
};
