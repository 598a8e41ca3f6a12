import { Plural, Trans } from '@lingui/react/macro';
import { $api } from '../../api/client';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { Card, Tile } from '../../ui/Card';
import s from './OrganiserHome.module.css';

/** The organisers' part of the home page: how much waits, and the way there. Words of `admin`. */
export const OrganiserHome = () => {
  const answer = $api.useQuery('get', '/api/v1/admin/to-do');
  const todo = answer.data;
  const count = todo && Object.values(todo).reduce((sum, group) => sum + group.count, 0);
  return (
    <Card as="section" tone="violet" className={s.card} aria-labelledby="organiser-title">
      {count !== undefined && (
        <Tile tone={count > 0 ? 'yellow' : 'primary'} tilt={-1} size="lg">
          {count > 0 ? count : '✓'}
        </Tile>
      )}
      <div>
        <h2 id="organiser-title">
          <Trans>Organisation</Trans>
        </h2>
        <p className="muted">
          {count === undefined ? (
            <Trans>Candidatures, appels et binômes.</Trans>
          ) : (
            <Plural
              value={count}
              _0="Rien n’attend l’équipe aujourd’hui."
              one="# chose à regarder aujourd’hui."
              other="# choses à regarder aujourd’hui."
            />
          )}
        </p>
      </div>
      <ButtonLink to={screen('toDo')} variant="secondary">
        <Trans>Ouvrir</Trans>
      </ButtonLink>
    </Card>
  );
};

export default OrganiserHome;
