import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../auth/me';
import { useSession } from '../../auth/session';
import { publicPath } from '../../i18n';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { useProgramme } from '../../shell/useProgramme';
import { useTerms } from '../../shell/useTerms';
import { Notice } from '../../ui/Notice';
import s from './ChooseRole.module.css';
import type { ApplicantRole } from './useApplication';

/** Where applying starts: who it is for, how long, what is shared with whom. */
export const ChooseRole = () => {
  const { t, i18n } = useLingui();
  const { mentor, mentors, aMentor } = useTerms();
  const open = useProgramme().data?.applications_open;
  return (
    <Page
      title={t`De quel côté de la marelle ?`}
      lede={
        <Trans>
          Cinq minutes, une question à la fois, enregistrée à chaque étape. Rien ne part avant votre
          dernier clic.
        </Trans>
      }
    >
      <div className={s.doors}>
        <Door
          side="mentee"
          open={open?.mentee !== false}
          title={<Trans>Je cherche {aMentor}</Trans>}
          points={[
            <Trans key="1">Vous étudiez, changez de voie ou travaillez déjà dans la tech</Trans>,
            <Trans key="2">Vous dites ce qui vous aiderait, avec vos mots</Trans>,
            <Trans key="3">Des {mentors} se proposent, c’est vous qui choisissez</Trans>,
          ]}
        />
        <Door
          side="mentor"
          open={open?.mentor !== false}
          title={<Trans>Je deviens {mentor}</Trans>}
          points={[
            <Trans key="1">Un métier technique et l’envie suffisent, sans ancienneté exigée</Trans>,
            <Trans key="2">Une à trois personnes à la fois, c’est vous qui fixez</Trans>,
            <Trans key="3">Un échange tous les deux mois au moins, à votre façon</Trans>,
          ]}
        />
      </div>
      <section className={s.sharing} aria-labelledby="partage">
        <h2 id="partage">
          <Trans>Ce qui est partagé, et avec qui</Trans>
        </h2>
        <ul className={s.facts}>
          <li>
            <strong>
              <Trans>Les organisatrices</Trans>
            </strong>
            <Trans>lisent votre candidature pour l’admettre. Chaque lecture est notée.</Trans>
          </li>
          <li>
            <strong>
              <Trans>L’autre côté</Trans>
            </strong>
            <Trans>
              voit votre prénom, votre métier, votre département et vos mots. Jamais votre nom ni
              votre adresse.
            </Trans>
          </li>
          <li>
            <strong>
              <Trans>Votre binôme, et lui seul</Trans>
            </strong>
            <Trans>reçoit votre nom et votre e-mail, une fois le choix fait.</Trans>
          </li>
        </ul>
        <p className="muted">
          <Trans>
            Chaque question dit qui lira la réponse. Pour tout le reste :{' '}
            <Link to={publicPath('privacy', i18n.locale)}>confidentialité</Link>.
          </Trans>
        </p>
      </section>
    </Page>
  );
};

const Door = ({
  side: role,
  open,
  title,
  points,
}: {
  side: ApplicantRole;
  open: boolean;
  title: ReactNode;
  points: ReactNode[];
}) => {
  const state = useSession();
  const visitor = state === 'anonymous' || state === 'unknown';
  const mine = useMe().data?.applicants.find(
    (one) => one.role === role && one.status !== 'withdrawn' && one.status !== 'expired',
  );
  return (
    <article className={s.door} data-role={role}>
      <h2>{title}</h2>
      <ul>
        {points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, in its order
          <li key={index}>{point}</li>
        ))}
      </ul>
      {mine ? (
        <ButtonLink to="/candidature/$role" params={{ role }} className={s.button}>
          {mine.status === 'draft' ? (
            <Trans>Reprendre où j’en étais</Trans>
          ) : (
            <Trans>Voir où elle en est</Trans>
          )}
        </ButtonLink>
      ) : !open ? (
        <Notice tone="neutral">
          <Trans>Les candidatures sont fermées pour le moment. Revenez bientôt.</Trans>
        </Notice>
      ) : visitor ? (
        <div className={s.ways}>
          <ButtonLink to={screen('signUp')} className={s.button}>
            <Trans>Créer mon compte et commencer</Trans>
          </ButtonLink>
          <Link to="/candidature/$role" params={{ role }} className={s.already}>
            <Trans>J’ai déjà un compte</Trans>
          </Link>
        </div>
      ) : (
        <ButtonLink to="/candidature/$role" params={{ role }} className={s.button}>
          <Trans>Commencer</Trans>
        </ButtonLink>
      )}
    </article>
  );
};
