import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { useLabels } from '../../shell/useLabels';
import { useTerms } from '../../shell/useTerms';
import { Avatar } from '../../ui/Avatar';
import { Chip, ChipList } from '../../ui/Chip';
import s from './MyCall.module.css';

/** Her call, exactly as a mentor reads it. */
export const CallAsRead = ({ call }: { call: Schemas['CallView'] }) => {
  const { one, many } = useLabels();
  const { mentors } = useTerms();
  const { mentee } = call;
  return (
    <article className={s.sheet} aria-labelledby="apercu">
      <p className={s.pin}>
        <Trans>Ce que voient les {mentors}</Trans>
      </p>
      <header className={s.who}>
        <Avatar name={mentee.public_name} size="lg" />
        <div>
          <h2 id="apercu">{mentee.public_name}</h2>
          <p className="muted">
            {[mentee.situation && one('situation', mentee.situation), mentee.job, mentee.region]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
      </header>
      <p className={s.words}>{call.words}</p>
      <ChipList>
        {call.topics.map((topic) => (
          <li key={topic}>
            <Chip tone="primary">{one('topics', topic)}</Chip>
          </li>
        ))}
        {call.fields.map((field) => (
          <li key={field}>
            <Chip tone="violet">{one('fields', field)}</Chip>
          </li>
        ))}
      </ChipList>
      <dl className={s.facts}>
        <div>
          <dt>
            <Trans>Pour se parler</Trans>
          </dt>
          <dd>{many('ways', call.ways)}</dd>
        </div>
        {call.rhythm && (
          <div>
            <dt>
              <Trans>Rythme souhaité</Trans>
            </dt>
            <dd>{one('rhythm', call.rhythm)}</dd>
          </div>
        )}
        <div>
          <dt>
            <Trans>Langues</Trans>
          </dt>
          <dd>{many('languages', call.languages)}</dd>
        </div>
      </dl>
    </article>
  );
};
