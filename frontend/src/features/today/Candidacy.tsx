import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { ButtonLink } from '../../shell/links';
import { useTerms } from '../../shell/useTerms';
import { DateText } from '../../ui/DateText';
import { HopScene } from './HopScene';
import s from './Today.module.css';

/** A candidacy under way, and what it waits for. */
export const Candidacy = ({ applicant }: { applicant: Schemas['ApplicantView'] }) => {
  const { role } = applicant;
  const { mentee, mentor } = useTerms();
  const words = wordsOf(applicant);
  const id = `candidature-${role}`;
  return (
    <section className={s.slate} aria-labelledby={id}>
      <div className={s.words}>
        <p className={s.eyebrow}>
          {role === 'mentee' ? (
            <Trans>Votre candidature, côté {mentee}</Trans>
          ) : (
            <Trans>Votre candidature, côté {mentor}</Trans>
          )}
        </p>
        <h2 id={id}>{words.title}</h2>
        <p>{words.text}</p>
        <div className="row">
          <ButtonLink to="/candidature/$role" params={{ role }} className={s.act}>
            {words.act}
          </ButtonLink>
        </div>
      </div>
      <HopScene at={applicant.status === 'draft' ? 0 : 1} />
    </section>
  );
};

const wordsOf = (
  applicant: Schemas['ApplicantView'],
): { title: ReactNode; text: ReactNode; act: ReactNode } => {
  switch (applicant.status) {
    case 'draft':
      return {
        title: <Trans>Elle vous attend, là où vous l’aviez laissée</Trans>,
        text: (
          <Trans>
            Brouillon enregistré le <DateText value={applicant.updated_at} style="datetime" />. Rien
            n’est parti.
          </Trans>
        ),
        act: <Trans>Reprendre</Trans>,
      };
    case 'needs_info':
      return {
        title: <Trans>Une organisatrice vous demande une précision</Trans>,
        text: <Trans>Vos réponses sont conservées, il ne manque que peu de chose.</Trans>,
        act: <Trans>Lire et compléter</Trans>,
      };
    case 'submitted':
      return {
        title: <Trans>Elle est entre de bonnes mains</Trans>,
        text: (
          <Trans>
            Une organisatrice la lit, en général sous une semaine. Vous recevrez sa réponse par
            e-mail, il n’y a rien à surveiller.
          </Trans>
        ),
        act: <Trans>Relire ma candidature</Trans>,
      };
    case 'declined':
      return {
        title: <Trans>Pas cette fois</Trans>,
        text: <Trans>Nous vous disons pourquoi, et quelles autres portes existent.</Trans>,
        act: <Trans>Lire la réponse</Trans>,
      };
    case 'admitted':
    case 'suspended':
    case 'removed':
    case 'withdrawn':
    case 'expired':
      return {
        title: <Trans>Votre participation est suspendue</Trans>,
        text: <Trans>L’équipe du programme peut vous en dire plus.</Trans>,
        act: <Trans>Voir le détail</Trans>,
      };
  }
};
