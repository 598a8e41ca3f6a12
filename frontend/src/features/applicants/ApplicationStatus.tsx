import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { useProgramme } from '../../shell/useProgramme';
import { useTerms } from '../../shell/useTerms';
import { DateText } from '../../ui/DateText';
import { Disclosure } from '../../ui/Disclosure';
import { Notice } from '../../ui/Notice';
import { AnswerList } from './AnswerList';
import s from './ApplicationStatus.module.css';
import { CHECK, pagesOf } from './pages';
import type { Applicant, ApplicantRole } from './useApplication';
import { useDeclineReason } from './useDeclineReason';
import { Withdraw } from './Withdraw';

/** Where her candidacy stands and what comes next. */
const ApplicationStatus = ({
  role,
  questionnaire,
  applicant,
}: {
  role: ApplicantRole;
  questionnaire: Schemas['QuestionnaireView'];
  applicant: Applicant;
}) => {
  const { t } = useLingui();
  const { mentee: menteeNoun, mentor: mentorNoun } = useTerms();
  const { now, later } = pagesOf(questionnaire);
  const editable = applicant.actions.includes('edit');
  const said = useStatusWords(role, applicant);
  return (
    <Page
      narrow
      eyebrow={
        role === 'mentee' ? t`Candidature, côté ${menteeNoun}` : t`Candidature, côté ${mentorNoun}`
      }
      title={said.title}
      lede={said.lede}
    >
      {applicant.review_words && applicant.status !== 'admitted' && (
        <Notice
          tone={applicant.status === 'needs_info' ? 'warning' : 'neutral'}
          title={t`Un mot de l’organisatrice`}
        >
          {applicant.review_words}
        </Notice>
      )}
      {said.next.length > 0 && (
        <section aria-labelledby="suite">
          <h2 id="suite" className={s.subtitle}>
            <Trans>La suite</Trans>
          </h2>
          <ol className={s.next}>
            {said.next.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, in its order
              <li key={index}>{line}</li>
            ))}
          </ol>
        </section>
      )}
      <div className="row">{said.way}</div>
      <Disclosure
        summary={<Trans>Relire mes réponses</Trans>}
        open={applicant.status === 'needs_info'}
      >
        <AnswerList
          role={role}
          pages={[...now, ...later]}
          answers={applicant.answers}
          missing={applicant.missing}
          editable={editable}
        />
      </Disclosure>
      {applicant.actions.includes('withdraw') && <Withdraw role={role} applicant={applicant} />}
    </Page>
  );
};

interface StatusWords {
  title: string;
  lede?: ReactNode;
  next: ReactNode[];
  way?: ReactNode;
}

const useStatusWords = (role: ApplicantRole, applicant: Applicant): StatusWords => {
  const { t } = useLingui();
  const { mentees, mentors } = useTerms();
  const email = useProgramme().data?.contact_email;
  const declineReason = useDeclineReason();
  const write = email && (
    <a href={`mailto:${email}`}>
      <Trans>Écrire à l’équipe du programme</Trans>
    </a>
  );
  const mentee = role === 'mentee';
  switch (applicant.status) {
    case 'submitted':
      return {
        title: t`Bien reçu, merci`,
        lede: applicant.submitted_at && (
          <Trans>
            Votre candidature est partie le <DateText value={applicant.submitted_at} />. Vous n’avez
            plus rien à faire pour l’instant.
          </Trans>
        ),
        next: [
          <Trans key="1">Une organisatrice la lit, en général sous une semaine.</Trans>,
          <Trans key="2">Vous recevez sa réponse par e-mail, quelle qu’elle soit.</Trans>,
          mentee ? (
            <Trans key="3">Vous ouvrez alors votre appel, et des {mentors} se proposent.</Trans>
          ) : (
            <Trans key="3">
              Vous découvrez alors les appels de personnes qui vous ressemblent.
            </Trans>
          ),
        ],
      };
    case 'needs_info':
      return {
        title: t`Une précision, et c’est reparti`,
        lede: <Trans>Vos réponses sont conservées. Complétez ce qui manque, puis renvoyez.</Trans>,
        next: [],
        way: (
          <ButtonLink to="/candidature/$role" params={{ role }} search={{ etape: CHECK }}>
            <Trans>Compléter et renvoyer</Trans>
          </ButtonLink>
        ),
      };
    case 'admitted':
      return mentee
        ? {
            title: t`Bienvenue, votre candidature est admise`,
            lede: (
              <Trans>
                À vous de jouer : ouvrez votre appel, et les {mentors} qui s’y reconnaissent vous
                écriront.
              </Trans>
            ),
            next: [
              <Trans key="1">Vous ouvrez votre appel, à partir de vos réponses.</Trans>,
              <Trans key="2">Des {mentors} vous proposent leur aide.</Trans>,
              <Trans key="3">Vous lisez, vous comparez, vous choisissez.</Trans>,
            ],
            way: (
              <ButtonLink to={screen(applicant.actions.includes('open_call') ? 'myCall' : 'home')}>
                {applicant.actions.includes('open_call') ? (
                  <Trans>Ouvrir mon appel</Trans>
                ) : (
                  <Trans>Aller à mon accueil</Trans>
                )}
              </ButtonLink>
            ),
          }
        : {
            title: t`Bienvenue parmi les ${mentors}`,
            lede: (
              <Trans>
                Des {mentees} ont ouvert leur appel. Lisez, et proposez si cela vous parle.
              </Trans>
            ),
            next: [],
            way: (
              <ButtonLink to={screen('calls')}>
                <Trans>Lire les appels</Trans>
              </ButtonLink>
            ),
          };
    case 'declined':
      return {
        title: t`Pas cette fois`,
        lede: (
          <Trans>
            Votre candidature n’a pas été retenue. Ce n’est pas un jugement sur vous ni sur votre
            parcours.
          </Trans>
        ),
        next: [
          applicant.decline_reason && declineReason(applicant.decline_reason),
          <Trans key="2">
            D’autres portes existent : meetups, associations, communautés près de chez vous.
          </Trans>,
          write,
        ].filter(Boolean),
      };
    case 'suspended':
    case 'removed':
      return {
        title: t`Votre participation est suspendue`,
        lede: <Trans>L’équipe du programme peut vous en dire plus.</Trans>,
        next: [],
        way: write,
      };
    case 'draft':
    case 'withdrawn':
    case 'expired':
      return {
        title: t`Votre candidature est refermée`,
        lede: <Trans>Vous pouvez en commencer une nouvelle quand vous voulez.</Trans>,
        next: [],
        way: (
          <ButtonLink to={screen('apply')}>
            <Trans>Revenir aux candidatures</Trans>
          </ButtonLink>
        ),
      };
  }
};

export default ApplicationStatus;
