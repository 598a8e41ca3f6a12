import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { $api, type Schemas } from '../../api/client';
import { Page } from '../../shell/Page';
import { Card, Tile, type Tone } from '../../ui/Card';
import { DateText } from '../../ui/DateText';
import { AllWellScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import s from './Admin.module.css';
import { ListFailed } from './Filters';

type Group = keyof Schemas['ToDo'];

/** The order of what hurts most when it waits. */
const order: Group[] = ['red_pairs', 'without_offer', 'forming_stalled', 'reviews', 'reread'];

const tones: Record<Group, Tone> = {
  red_pairs: 'orange',
  without_offer: 'yellow',
  forming_stalled: 'violet',
  reviews: 'primary',
  reread: 'neutral',
};

/** /organisation: what to look at today, by reason, the oldest first, one next step each. */
export const ToDo = () => {
  const { t } = useLingui();
  const answer = $api.useQuery('get', '/api/v1/admin/to-do');
  const todo = answer.data;
  const waiting = todo ? order.filter((group) => todo[group].count > 0) : [];
  const calm = todo ? order.filter((group) => todo[group].count === 0) : [];
  return (
    <Page
      title={t`À regarder aujourd’hui`}
      lede={<Trans>Ce qui attend une personne de l’équipe. Le reste avance sans vous.</Trans>}
    >
      {answer.isPending && <Skeleton lines={1} tiles={4} />}
      {answer.isError && <ListFailed error={answer.error} onRetry={() => void answer.refetch()} />}
      {todo && waiting.length === 0 && (
        <EmptyState drawing={<AllWellScene />} title={<Trans>Rien n’attend</Trans>}>
          <Trans>
            Toutes les candidatures sont lues, tous les appels ont des propositions, et les binômes
            se parlent. Bonne soirée !
          </Trans>
        </EmptyState>
      )}
      {todo && waiting.length > 0 && (
        <div className={s.todo}>
          {waiting.map((group) => (
            <TodoCard key={group} group={group} waiting={todo[group]} />
          ))}
        </div>
      )}
      {waiting.length > 0 && calm.length > 0 && (
        <p className={s.calm}>
          <span aria-hidden="true">✓</span>
          <span>
            <Trans>Rien de plus de ce côté :</Trans>{' '}
            {calm.map((group, index) => (
              <span key={group}>
                {index > 0 && ', '}
                <GroupName group={group} />
              </span>
            ))}
          </span>
        </p>
      )}
    </Page>
  );
};

const GroupName = ({ group }: { group: Group }): ReactNode => {
  switch (group) {
    case 'reviews':
      return <Trans>candidatures à lire</Trans>;
    case 'reread':
      return <Trans>candidatures à relire</Trans>;
    case 'without_offer':
      return <Trans>appels sans proposition</Trans>;
    case 'forming_stalled':
      return <Trans>binômes qui n’ont pas commencé</Trans>;
    case 'red_pairs':
      return <Trans>binômes silencieux</Trans>;
  }
};

const GroupTitle = ({ group, count }: { group: Group; count: number }): ReactNode => {
  switch (group) {
    case 'reviews':
      return <Plural value={count} one="# candidature à lire" other="# candidatures à lire" />;
    case 'reread':
      return <Plural value={count} one="# candidature à relire" other="# candidatures à relire" />;
    case 'without_offer':
      return (
        <Plural value={count} one="# appel sans proposition" other="# appels sans proposition" />
      );
    case 'forming_stalled':
      return (
        <Plural
          value={count}
          one="# binôme n’a pas commencé"
          other="# binômes n’ont pas commencé"
        />
      );
    case 'red_pairs':
      return <Plural value={count} one="# binôme silencieux" other="# binômes silencieux" />;
  }
};

const GroupMeaning = ({ group }: { group: Group }): ReactNode => {
  switch (group) {
    case 'reviews':
      return <Trans>Une candidature, et quelqu’un qui attend la réponse.</Trans>;
    case 'reread':
      return <Trans>Une réponse importante a changé après leur admission.</Trans>;
    case 'without_offer':
      return <Trans>Un appel ouvert, et personne ne s’est encore proposé.</Trans>;
    case 'forming_stalled':
      return <Trans>Le choix est fait, mais aucun échange n’est noté.</Trans>;
    case 'red_pairs':
      return <Trans>Plus d’échange noté depuis longtemps.</Trans>;
  }
};

const TodoCard = ({ group, waiting }: { group: Group; waiting: Schemas['ToDoGroup'] }) => {
  const id = `todo-${group}`;
  const rest = waiting.count - waiting.items.length;
  return (
    <Card as="section" className={s.todoCard} aria-labelledby={id}>
      <header className={s.todoHead}>
        <Tile tone={tones[group]} tilt={-1}>
          {waiting.count}
        </Tile>
        <div>
          <h2 id={id}>
            <GroupTitle group={group} count={waiting.count} />
          </h2>
          <p className="muted small">
            <GroupMeaning group={group} />
            {waiting.oldest_at !== null && (
              <>
                {' '}
                <Trans>
                  Plus longue attente : depuis le{' '}
                  <DateText value={waiting.oldest_at} style="short" />.
                </Trans>
              </>
            )}
          </p>
        </div>
      </header>
      <ul className={s.todoItems}>
        {waiting.items.map((item) => (
          <li key={item.id}>
            <span className={s.todoLabel}>{item.label}</span>
            <span className="muted small">
              <DateText value={item.since} relative="only" />
            </span>
            <NextStep group={group} item={item} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className="small">
          <AllOf group={group}>
            <Plural value={rest} one="Et # autre" other="Et # autres" />
          </AllOf>
        </p>
      )}
    </Card>
  );
};

const NextStep = ({ group, item }: { group: Group; item: Schemas['ToDoItem'] }) => {
  const name = <VisuallyHidden>{` : ${item.label}`}</VisuallyHidden>;
  if (group === 'reviews' || group === 'reread')
    return (
      <Link to="/organisation/candidatures/$id" params={{ id: item.id }} className={s.act}>
        {group === 'reviews' ? <Trans>Lire</Trans> : <Trans>Relire</Trans>}
        {name}
      </Link>
    );
  return (
    <AllOf group={group} className={s.act}>
      {group === 'without_offer' ? <Trans>Voir l’appel</Trans> : <Trans>Voir le binôme</Trans>}
      {name}
    </AllOf>
  );
};

/** The list where the group's items stand. */
const AllOf = ({
  group,
  className,
  children,
}: {
  group: Group;
  className?: string;
  children: ReactNode;
}) => {
  switch (group) {
    case 'reviews':
    case 'reread':
      return (
        <Link
          to="/organisation/candidatures"
          search={{ statut: group === 'reread' ? 'admitted' : undefined }}
          className={className}
        >
          {children}
        </Link>
      );
    case 'without_offer':
      return (
        <Link
          to="/organisation/appels"
          search={{ statut: 'open', sans: true }}
          className={className}
        >
          {children}
        </Link>
      );
    case 'forming_stalled':
      return (
        <Link to="/organisation/binomes" search={{ statut: 'forming' }} className={className}>
          {children}
        </Link>
      );
    case 'red_pairs':
      return (
        <Link to="/organisation/binomes" search={{ sante: 'red' }} className={className}>
          {children}
        </Link>
      );
  }
};
