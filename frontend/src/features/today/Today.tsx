import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { $api } from '../../api/client';
import { hasRole, useMe } from '../../auth/me';
import { AcceptCharter } from '../../shell/AcceptCharter';
import { Loading } from '../../shell/Loading';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { Candidacy } from './Candidacy';
import { HopScene } from './HopScene';
import { MenteeToday } from './MenteeToday';
import s from './Today.module.css';

/**
 * Where she lands after signing in: her next step first, whatever her roles.
 * @param mentor the mentor's part, which another feature draws
 * @param organiser the organisers' part, likewise
 */
export const Today = ({ mentor, organiser }: { mentor?: ReactNode; organiser?: ReactNode }) => {
  const { t } = useLingui();
  const me = useMe();
  const applicants = $api.useQuery('get', '/api/v1/applicants', {});
  if (!me.data || !applicants.data)
    return <Loading error={me.error ?? applicants.error} lines={6} />;
  const mine = applicants.data.items;
  const isMentor = hasRole(me.data, 'mentor');
  const under = mine.filter(
    (one) =>
      one.status !== 'admitted' &&
      one.status !== 'withdrawn' &&
      one.status !== 'expired' &&
      // The mentor's part says it already.
      !(isMentor && one.role === 'mentor' && one.status === 'suspended'),
  );
  const admitted = mine.find((one) => one.role === 'mentee' && one.status === 'admitted');
  const answers = mine.find((one) => typeof one.answers.first_name === 'string')?.answers;
  const name = answers ? String(answers.first_name) : '';
  const isStaff = hasRole(me.data, 'organiser', 'administrator');
  return (
    <Page title={name ? t`Bonjour ${name}` : t`Bonjour`}>
      {me.data.charter_outdated && <AcceptCharter />}
      {admitted && <MenteeToday />}
      {under.map((applicant) => (
        <Candidacy key={applicant.id} applicant={applicant} />
      ))}
      {isMentor && mentor}
      {!admitted && under.length === 0 && !isMentor && !isStaff && <Begin />}
      {isStaff && organiser}
    </Page>
  );
};

/** Nothing yet: both doors. */
const Begin = () => {
  const { aMentor } = useTerms();
  return (
    <section className={s.slate} aria-labelledby="debut">
      <div className={s.words}>
        <h2 id="debut">
          <Trans>Votre première case</Trans>
        </h2>
        <p>
          <Trans>
            Chercher {aMentor}, ou accompagner à votre tour : cinq minutes de questions, une à la
            fois, à reprendre quand vous voulez.
          </Trans>
        </p>
        <div className="row">
          <ButtonLink to={screen('apply')} className={s.act}>
            <Trans>Choisir mon côté</Trans>
          </ButtonLink>
        </div>
      </div>
      <HopScene at={0} />
    </section>
  );
};
