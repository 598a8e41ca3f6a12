import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useIntent } from '../../api/intent';
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
import s from './made-Thread.module.css';

/** Questions and answers under an offer, between the two only. */
export default function OfferThread({ offer }: { offer: Schemas['OfferView'] }) {
  const { t } = useLingui();
  const explain = useProblem();
  const name = offer.mentee.public_name;
  const thread = $api.useInfiniteQuery(
    'get',
    '/api/v1/offers/{offer_id}/messages',
    { params: { path: { offer_id: offer.id }, query: { limit: 50 } } },
    byCursor,
  );
  const messages = itemsOf(thread.data);
  return (
    <section className={s.thread} aria-label={t`Questions avec ${name}`}>
      {thread.isPending && <Skeleton lines={2} />}
      {thread.isError && (
        <Notice tone="danger" role="alert">
          {explain(thread.error)}
        </Notice>
      )}
      {messages?.length === 0 && (
        <p className="muted">
          <Trans>Pas encore de question. Ce que vous écrivez ici n’est lu que par vous deux.</Trans>
        </p>
      )}
      {messages?.map((message) => (
        <article
          key={message.id}
          className={cx(s.bubble, message.author === 'me' ? s.mine : s.theirs)}
        >
          <p>{message.body}</p>
          <footer>
            {message.author === 'me' ? t`Vous` : message.author_name}
            {' · '}
            <DateText value={message.created_at} style="datetime" />
          </footer>
        </article>
      ))}
      {thread.hasNextPage && (
        <Pager
          shown={messages?.length ?? 0}
          hasMore
          busy={thread.isFetchingNextPage}
          onMore={() => void thread.fetchNextPage()}
        />
      )}
      {offer.actions.includes('ask') && <Reply offer={offer} />}
    </section>
  );
}

const Reply = ({ offer }: { offer: Schemas['OfferView'] }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const intent = useIntent();
  const [body, setBody] = useState('');
  const [missing, setMissing] = useState(false);
  const send = $api.useMutation('post', '/api/v1/offers/{offer_id}/messages', {
    onSuccess: () => {
      intent.done();
      setBody('');
      announce(t`Message envoyé`);
      void refresh('/api/v1/offers/{offer_id}/messages');
    },
  });
  return (
    <form
      noValidate
      className="flow"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        const words = { body: body.trim() };
        setMissing(words.body === '');
        if (words.body !== '')
          send.mutate({
            body: words,
            params: { path: { offer_id: offer.id }, header: intent.header(words) },
          });
      }}
    >
      <TextArea
        id={`reply-${offer.id}`}
        label={t`Lui écrire`}
        value={body}
        error={send.error ? explain(send.error) : missing ? t`Écrivez votre message` : undefined}
        onChange={setBody}
      />
      <Button type="submit" variant="secondary" size="sm" busy={send.isPending}>
        <Trans>Envoyer</Trans>
      </Button>
    </form>
  );
};
