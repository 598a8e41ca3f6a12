import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useIntent } from '../../api/intent';
import { newMessage } from '../../api/limits';
import { byCursor, itemsOf } from '../../api/list';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { cx } from '../../lib/cx';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { DateText } from '../../ui/DateText';
import { TextArea } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Skeleton } from '../../ui/Skeleton';
import s from './Thread.module.css';
import { may, type Offer } from './types';

const LOOK_AGAIN_MS = 30_000;

/** Questions and answers under an offer: the two read them, nobody else. */
const Thread = ({ offer, level = 2 }: { offer: Offer; level?: 2 | 3 }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const path = { offer_id: offer.id };
  const messages = $api.useInfiniteQuery(
    'get',
    '/api/v1/offers/{offer_id}/messages',
    { params: { path, query: { limit: 50 } } },
    {
      ...byCursor,
      refetchInterval: LOOK_AGAIN_MS,
    },
  );
  const all = itemsOf(messages.data) ?? [];
  const name = offer.side === 'received' ? offer.mentor.public_name : offer.mentee.public_name;
  // Several threads may be open on one page.
  const titleId = `questions-titre-${offer.id}`;
  const Heading = `h${level}` as const;
  return (
    <section
      className={s.thread}
      id={level === 2 ? 'questions' : undefined}
      aria-labelledby={titleId}
    >
      <Heading id={titleId}>
        <Trans>Questions et réponses</Trans>
      </Heading>
      <p className="muted">
        <Trans>
          Entre {name} et vous seulement : les organisatrices ne lisent pas cet échange.
        </Trans>
      </p>
      {messages.error && (
        <Notice tone="danger" role="alert">
          {explain(messages.error)}
        </Notice>
      )}
      {messages.isPending && <Skeleton lines={2} />}
      {all.length > 0 && (
        <ol className={s.messages} aria-label={t`Messages`}>
          {all.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ol>
      )}
      {messages.hasNextPage && (
        <Pager
          shown={all.length}
          hasMore
          busy={messages.isFetchingNextPage}
          onMore={() => void messages.fetchNextPage()}
        />
      )}
      {may(offer, 'ask') && <AskForm offer={offer} name={name} first={all.length === 0} />}
    </section>
  );
};

const Message = ({ message }: { message: Schemas['MessageView'] }) => (
  <li className={cx(s.message, message.author === 'me' && s.mine)}>
    <p className={s.by}>
      {message.author === 'me' ? <Trans>Vous</Trans> : message.author_name}
      {' · '}
      <DateText value={message.created_at} style="datetime" />
    </p>
    <p className={s.body}>{message.body}</p>
  </li>
);

const AskForm = ({ offer, name, first }: { offer: Offer; name: string; first: boolean }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [body, setBody] = useState('');
  const [empty, setEmpty] = useState(false);
  const intent = useIntent();
  const send = $api.useMutation('post', '/api/v1/offers/{offer_id}/messages', {
    onSuccess: async () => {
      setBody('');
      intent.done();
      announce(t`Message envoyé`);
      await refresh('/api/v1/offers/{offer_id}/messages');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(body.trim() === '');
    if (body.trim() !== '')
      send.mutate({
        params: { path: { offer_id: offer.id }, header: intent.header(body.trim()) },
        body: { body: body.trim() },
      });
  };
  return (
    <form className={s.form} noValidate onSubmit={submit}>
      {send.error && (
        <Notice tone="danger" role="alert">
          {explain(send.error)}
        </Notice>
      )}
      <TextArea
        id={`message-${offer.id}`}
        label={first ? t`Votre question à ${name}` : t`Votre message à ${name}`}
        hint={
          first
            ? t`Par exemple : comment imaginez-vous nos premiers échanges ? Avez-vous connu cette situation ?`
            : undefined
        }
        max={newMessage.body.max}
        value={body}
        error={
          empty && body.trim() === '' ? t`Écrivez votre message avant de l’envoyer` : undefined
        }
        onChange={setBody}
      />
      <Button type="submit" variant="secondary" busy={send.isPending}>
        <Trans>Envoyer</Trans>
      </Button>
    </form>
  );
};

export default Thread;
