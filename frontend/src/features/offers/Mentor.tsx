import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLabels } from '../../shell/useLabels';
import { useTerms } from '../../shell/useTerms';
import { Avatar } from '../../ui/Avatar';
import { Chip, ChipList } from '../../ui/Chip';
import { DateText } from '../../ui/DateText';
import s from './Offer.module.css';
import type { Offer } from './types';

/** Who offers: first name, job, place; no surname and no photo before the choice. */
export const MentorHead = ({ mentor, name }: { mentor: Offer['mentor']; name: ReactNode }) => (
  <header className={s.who}>
    <Avatar name={mentor.public_name} size="lg" />
    <div>
      <h2 className={s.name}>{name}</h2>
      <p className="muted">
        <MentorLine mentor={mentor} />
      </p>
    </div>
  </header>
);

export const MentorLine = ({ mentor }: { mentor: Offer['mentor'] }) => (
  <>
    {[mentor.job, mentor.region].filter(Boolean).join(' · ')}
    {mentor.years !== null && (
      <>
        {' · '}
        <Plural
          value={mentor.years}
          _0="débute dans le métier"
          one="# an de métier"
          other="# ans de métier"
        />
      </>
    )}
    {mentor.pronouns && ` · ${mentor.pronouns}`}
  </>
);

export const MentorChips = ({ offer }: { offer: Offer }) => {
  const { mentor, talk_first } = offer;
  const { mentee, mentor: mentorNoun } = useTerms();
  if (!mentor.was_mentee && !mentor.first_time && !talk_first) return null;
  return (
    <ChipList>
      {talk_first && (
        <li>
          <Chip tone="yellow">
            <Trans>D’accord pour parler 20 minutes avant votre choix</Trans>
          </Chip>
        </li>
      )}
      {mentor.was_mentee && (
        <li>
          <Chip tone="violet">
            <Trans>A été {mentee}</Trans>
          </Chip>
        </li>
      )}
      {mentor.first_time && (
        <li>
          <Chip tone="orange">
            <Trans>Première fois comme {mentorNoun}</Trans>
          </Chip>
        </li>
      )}
    </ChipList>
  );
};

/** The frame she can hold: rhythm, ways, limits. */
export const Frame = ({ offer }: { offer: Offer }) => {
  const { one, many } = useLabels();
  return (
    <dl className={s.frame}>
      <div>
        <dt>
          <Trans>Rythme</Trans>
        </dt>
        <dd>{one('rhythm', offer.rhythm)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Pour se parler</Trans>
        </dt>
        <dd>{many('ways', offer.ways)}</dd>
      </div>
      {offer.limits && (
        <div className={s.full}>
          <dt>
            <Trans>Ce qui ne sera pas possible</Trans>
          </dt>
          <dd>{offer.limits}</dd>
        </div>
      )}
    </dl>
  );
};

/** Until when she may choose: date, time zone and distance; no countdown. */
export const Deadline = ({ offer }: { offer: Offer }) => (
  <p className={s.deadline}>
    <Trans>
      Ouverte jusqu’au <DateText value={offer.expires_at} style="deadline" relative="also" />
    </Trans>
  </p>
);
