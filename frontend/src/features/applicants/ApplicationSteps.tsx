import { Trans, useLingui } from '@lingui/react/macro';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Schemas } from '../../api/client';
import { useText } from '../../i18n/text';
import { formatDate, useTimeZone } from '../../lib/dates';
import { announce } from '../../ui/announce';
import { DateText } from '../../ui/DateText';
import type { Answers, Draft, Drafts } from './answers';
import { CheckAnswers } from './CheckAnswers';
import { CHECK, pagesOf, resumeAt } from './pages';
import { StepForm } from './StepForm';
import { CompactPath, StepPath } from './StepPath';
import s from './Steps.module.css';
import { type Applicant, type ApplicantRole, useSaveAnswers } from './useApplication';

/** The questionnaire, page by page, and the page where it is read again and sent. */
const ApplicationSteps = ({
  role,
  questionnaire,
  applicant,
  at,
  changing,
}: {
  role: ApplicantRole;
  questionnaire: Schemas['QuestionnaireView'];
  applicant: Applicant | undefined;
  /** The page asked for by the address; none takes up where she stopped. */
  at: string | undefined;
  /** She came from "Modifier" and goes back there. */
  changing: boolean;
}) => {
  const { t, i18n } = useLingui();
  const text = useText();
  const zone = useTimeZone();
  const navigate = useNavigate({ from: '/candidature/$role' });
  const { save, isPending } = useSaveAnswers(role, applicant);
  // What she typed and has not sent, over all pages: Back and forth keep it.
  const [drafts, setDrafts] = useState<Drafts>({});
  useBlocker({
    disabled: Object.keys(drafts).length === 0,
    shouldBlockFn: () => false,
    enableBeforeUnload: true,
  });

  const { now, later } = pagesOf(questionnaire);
  const pages = [...now, ...later];
  const key = pages.some((page) => page.key === at) || at === CHECK ? at : undefined;
  const here = key ?? (applicant ? resumeAt(now, applicant.missing) : now[0]?.key) ?? CHECK;
  const index = now.findIndex((page) => page.key === here);
  const steps = [
    ...now.map((page) => ({ key: page.key, label: text(page.step.title) })),
    { key: CHECK, label: t`Relire et envoyer` },
  ];
  const current = index === -1 ? now.length : index;
  const total = steps.length;
  const go = (etape: string | undefined) =>
    navigate({ to: '/candidature/$role', params: { role }, search: { etape } });

  // The address names the page, so that the browser's Back leads to the one before.
  useEffect(() => {
    if (key === undefined)
      void navigate({ to: '.', search: { etape: here }, replace: true, resetScroll: false });
  }, [key, here, navigate]);

  const onSave = async (answers: Answers) => {
    const saved = await save(answers);
    setDrafts((typed) =>
      Object.fromEntries(Object.entries(typed).filter(([question]) => !(question in answers))),
    );
    const time = formatDate(saved.updated_at, 'time', i18n.locale, zone);
    announce(t`Brouillon enregistré à ${time}`);
    const draft = saved.status === 'draft' || saved.status === 'needs_info';
    if (!draft) await go(undefined);
    else await go(changing || index === -1 ? CHECK : (now[index + 1]?.key ?? CHECK));
  };

  const page = pages.find((one) => one.key === here);
  const number = current + 1;
  const savedAt = applicant && (
    <Trans>
      Brouillon enregistré à <DateText value={applicant.updated_at} style="time" />
    </Trans>
  );
  return (
    <div className={`wrap ${s.layout}`}>
      <div>
        <CompactPath steps={steps} current={current} onGo={(step) => void go(step)} />
        {page ? (
          <StepForm
            key={page.key}
            page={page}
            eyebrow={
              index === -1 ? (
                <Trans>Pour aller plus loin, si vous le souhaitez</Trans>
              ) : (
                <Trans>
                  Étape {number} sur {total}
                </Trans>
              )
            }
            answers={applicant?.answers ?? {}}
            drafts={drafts}
            onDraft={(question: string, draft: Draft) =>
              setDrafts((typed) => ({ ...typed, [question]: draft }))
            }
            onSave={onSave}
            onBack={
              changing || index === -1
                ? () => void go(CHECK)
                : index > 0
                  ? () => void go(now[index - 1]?.key)
                  : undefined
            }
            busy={isPending}
            savedAt={savedAt}
            withLater={changing}
          />
        ) : (
          <CheckAnswers
            role={role}
            questionnaire={questionnaire}
            applicant={applicant}
            eyebrow={
              <Trans>
                Étape {total} sur {total}
              </Trans>
            }
          />
        )}
      </div>
      <StepPath steps={steps} current={current} onGo={(step) => void go(step)} />
    </div>
  );
};

export default ApplicationSteps;
