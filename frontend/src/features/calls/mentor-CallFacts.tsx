import { select } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { daysUntil, formatDate, useTimeZone } from '../../lib/dates';
import { useLabels } from '../../shell/useLabels';
import { useTerms } from '../../shell/useTerms';
import { Chip, ChipList } from '../../ui/Chip';
import s from './mentor-Calls.module.css';
import { Pebble } from './mentor-Pebble';

type Call = Schemas['CallView'];

/** Since when she waits, in days of the programme's zone; the date for who wants it. */
export const Waiting = ({ since }: { since: string }) => {
  const { i18n } = useLingui();
  const zone = useTimeZone();
  const days = Math.max(0, -daysUntil(since, zone));
  return (
    <p className={s.waiting}>
      <Pebble />
      <time dateTime={since} title={formatDate(since, 'date', i18n.locale, zone)}>
        <Plural
          value={days}
          _0="Attend depuis aujourd’hui"
          _1="Attend depuis hier"
          one="Attend depuis # jour"
          other="Attend depuis # jours"
        />
      </time>
    </p>
  );
};

/** Why she is suggested first: said in full, in place of how long she waits. */
export const NoOfferYet = ({ since, name }: { since: string; name: string }) => {
  const { t, i18n } = useLingui();
  const { menteeSet } = useTerms();
  const zone = useTimeZone();
  const day = formatDate(since, 'dayMonth', i18n.locale, zone);
  return (
    <p className={s.waiting}>
      <Pebble />
      <span>
        {t`${select(menteeSet, {
          feminine: `Elle attend depuis le ${day} et n’a pas encore de proposition`,
          masculine: `Il attend depuis le ${day} et n’a pas encore de proposition`,
          other: `${name} attend depuis le ${day} et n’a pas encore de proposition`,
        })}`}
      </span>
    </p>
  );
};

export const SeldomShown = () => {
  const { mentors } = useTerms();
  return (
    <p className={s.seldom}>
      <Trans>Peu de {mentors} voient son appel.</Trans>
    </p>
  );
};

/** "Développeuse web · En reconversion · Loire-Atlantique · 2 ans d’expérience" */
export const Who = ({ mentee }: { mentee: Call['mentee'] }) => {
  const { one } = useLabels();
  const { job, situation, region, years } = mentee;
  return (
    <p className="muted">
      {[job, situation !== null && one('situation', situation), region].filter(Boolean).join(' · ')}
      {years !== null && (
        <>
          {' · '}
          <Plural
            value={years}
            _0="moins d’un an d’expérience"
            one="# an d’expérience"
            other="# ans d’expérience"
          />
        </>
      )}
    </p>
  );
};

export const Topics = ({ topics }: { topics: readonly string[] }) => {
  const { t } = useLingui();
  const { one } = useLabels();
  if (topics.length === 0) return null;
  return (
    <ChipList label={t`Ce qui l’aiderait`}>
      {topics.map((topic) => (
        <li key={topic}>
          <Chip tone="primary">{one('topics', topic)}</Chip>
        </li>
      ))}
    </ChipList>
  );
};

/** How she would like to talk: fields, rhythm, ways, languages. */
export const Facts = ({ call }: { call: Call }) => {
  const { one } = useLabels();
  const all = (question: string, keys: readonly string[]) =>
    keys.map((key) => one(question, key)).join(' · ');
  return (
    <dl className={s.facts}>
      {call.fields.length > 0 && (
        <div>
          <dt>
            <Trans>Domaines</Trans>
          </dt>
          <dd>{all('fields', call.fields)}</dd>
        </div>
      )}
      {call.rhythm !== null && (
        <div>
          <dt>
            <Trans>Rythme souhaité</Trans>
          </dt>
          <dd>{one('rhythm', call.rhythm)}</dd>
        </div>
      )}
      <div>
        <dt>
          <Trans>Pour se parler</Trans>
        </dt>
        <dd>{all('ways', call.ways)}</dd>
      </div>
      <div>
        <dt>
          <Trans>Langues</Trans>
        </dt>
        <dd>{all('languages', call.languages)}</dd>
      </div>
    </dl>
  );
};
