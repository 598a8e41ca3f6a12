import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { fieldErrors, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { useText } from '../../i18n/text';
import { usePageTitle } from '../../shell/navigation';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { AnswerList } from './AnswerList';
import { pagesOf } from './pages';
import s from './Steps.module.css';
import { type Applicant, type ApplicantRole, keepApplicant } from './useApplication';

/** Everything read again, each answer with its way back, then sent. */
export const CheckAnswers = ({
  role,
  questionnaire,
  applicant,
  eyebrow,
}: {
  role: ApplicantRole;
  questionnaire: Schemas['QuestionnaireView'];
  applicant: Applicant | undefined;
  eyebrow: ReactNode;
}) => {
  const { t } = useLingui();
  const text = useText();
  const explain = useProblem();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [refused, setRefused] = useState<string[]>([]);
  const title = t`Relisez avant d’envoyer`;
  usePageTitle(title);
  const submit = $api.useMutation('post', '/api/v1/applicants/{applicant_id}/submission', {
    onSuccess: (sent) => {
      keepApplicant(queries, sent);
      void refresh('/api/v1/me');
      announce(t`Candidature envoyée`);
      void navigate({ to: '/candidature/$role', params: { role } });
    },
    onError: (error) => {
      setRefused(fieldErrors(error, (pointer) => pointer.split('/')[2]).map(({ id }) => id));
    },
  });

  const { now, later } = pagesOf(questionnaire);
  const missing = [...new Set([...(applicant?.missing ?? []), ...refused])];
  const incomplete = now.filter((page) =>
    page.asked.some((question) => missing.includes(question.key)),
  );
  return (
    <div className={s.form}>
      <div>
        <p className={s.eyebrow}>{eyebrow}</p>
        <h1 className={s.title}>{title}</h1>
        <p className="lede muted">
          <Trans>
            Rien n’est encore parti. Une fois envoyée, votre candidature est lue par une
            organisatrice, jamais par un automate.
          </Trans>
        </p>
      </div>
      {applicant?.status === 'needs_info' && applicant.review_words && (
        <Notice tone="warning" title={t`Ce que l’organisatrice vous demande`}>
          {applicant.review_words}
        </Notice>
      )}
      {incomplete.length > 0 && (
        <Notice tone="warning" title={t`Il manque encore quelques réponses`}>
          <ul>
            {incomplete.map((page) => (
              <li key={page.key}>
                <Link
                  to="/candidature/$role"
                  params={{ role }}
                  search={{ etape: page.key, modifier: true }}
                >
                  {text(page.step.title)}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswerList
        role={role}
        pages={[...now, ...later]}
        answers={applicant?.answers ?? {}}
        missing={missing}
        editable
      />
      {submit.error && (
        <Notice tone="danger" role="alert">
          {explain(submit.error)}
        </Notice>
      )}
      <div className={s.foot}>
        {applicant && incomplete.length === 0 && (
          <Button
            wide
            busy={submit.isPending}
            onClick={() => submit.mutate({ params: { path: { applicant_id: applicant.id } } })}
          >
            <Trans>Envoyer ma candidature</Trans>
          </Button>
        )}
        <p className="muted small">
          <Trans>Réponse sous quelques jours, par e-mail.</Trans>
        </p>
      </div>
    </div>
  );
};
