import { Trans, useLingui } from '@lingui/react/macro';
import { $api, type Schemas } from '../../api/client';
import { useText } from '../../i18n/text';
import { cx } from '../../lib/cx';
import { Card } from '../../ui/Card';
import { Skeleton } from '../../ui/Skeleton';
import s from './Admin.module.css';
import { AnswerValue, isAnswered } from './AnswerValue';

type Question = Schemas['Question'];

/** Her answers under the questionnaire's own titles; those it no longer asks stand at the end. */
export const ReviewAnswers = ({ review }: { review: Schemas['ApplicantReview'] }) => {
  const text = useText();
  const questionnaire = $api.useQuery('get', '/api/v1/questionnaires/{role}', {
    params: { path: { role: review.role } },
  });
  if (questionnaire.isPending) return <Skeleton lines={8} />;
  const steps = questionnaire.data?.steps ?? [];
  const known = new Set(steps.flatMap((step) => step.questions.map(({ key }) => key)));
  const others = Object.keys(review.answers).filter(
    (key) => !known.has(key) && isAnswered(review.answers[key]),
  );
  return (
    <Card>
      {steps.map((step) => {
        const answered = step.questions.filter(({ key }) => isAnswered(review.answers[key]));
        if (answered.length === 0) return null;
        return (
          <section key={step.key} className={s.section}>
            <h2>{text(step.title)}</h2>
            <dl className={s.answers}>
              {answered.map((question) => (
                <Answer
                  key={question.key}
                  question={question}
                  value={review.answers[question.key]}
                />
              ))}
            </dl>
          </section>
        );
      })}
      {others.length > 0 && (
        <section className={s.section}>
          <h2>
            <Trans>D’une version précédente du questionnaire</Trans>
          </h2>
          <dl className={s.answers}>
            {others.map((key) => (
              <div key={key}>
                <dt>{key.replaceAll('_', ' ')}</dt>
                <dd>
                  <AnswerValue value={review.answers[key]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Card>
  );
};

const Answer = ({ question, value }: { question: Question; value: unknown }) => {
  const { t } = useLingui();
  const text = useText();
  return (
    <div className={cx(question.kind === 'long_text' && s.long)}>
      <dt>
        {text(question.label)}
        {question.audience === 'organisers' && question.kind !== 'yes_no' && (
          <>
            {' '}
            <span className={s.private}>{t`pour l’équipe seulement`}</span>
          </>
        )}
      </dt>
      <dd>
        <AnswerValue question={question} value={value} />
      </dd>
    </div>
  );
};
