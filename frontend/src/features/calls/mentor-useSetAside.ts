import { useLingui } from '@lingui/react/macro';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';

type Call = Schemas['CallView'];
export type SetAsideReason = Schemas['SetAsideReason'];
type Page = Schemas['Page_SetAsideView'];

const suggestions = { queryKey: ['get', '/api/v1/suggestions'] };
const setAsides = { queryKey: ['get', '/api/v1/set-asides'] };
type Suggested = { pages: Schemas['SuggestionsView'][] };
/** As a list read whole, or page by page. */
type Cached = Page | { pages: Page[] };
const without = (data: Cached, id: string): Cached =>
  'pages' in data
    ? { ...data, pages: data.pages.map((page) => without(page, id) as Page) }
    : { ...data, items: data.items.filter(({ call }) => call.id !== id) };
const including = (data: Cached, aside: Page['items'][number]): Cached => {
  const rest = without(data, aside.call.id);
  if ('items' in rest) return { ...rest, items: [aside, ...rest.items] };
  const [first, ...others] = rest.pages;
  return first
    ? { ...rest, pages: [{ ...first, items: [aside, ...first.items] }, ...others] }
    : rest;
};

/** What she set aside, the newest calls first; read whole where a list leaves them out. */
export const useSetAsides = () =>
  $api.useQuery('get', '/api/v1/set-asides', { params: { query: { limit: 100 } } });

/** « Pas cette fois », and its way back: seen at once, undone when the server refuses. */
export const useSetAside = () => {
  const { t } = useLingui();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const explain = useProblem();
  const [failed, setFailed] = useState<{ name: string; error: unknown }>();
  /** Changes what is on screen. @returns how to change it back */
  const change = async (shown: (list: Suggested) => Suggested, aside: (data: Cached) => Cached) => {
    setFailed(undefined);
    await Promise.all([suggestions, setAsides].map((which) => queries.cancelQueries(which)));
    const before: [QueryKey, unknown][] = [suggestions, setAsides].flatMap((which) =>
      queries.getQueriesData(which),
    );
    queries.setQueriesData<Suggested>(suggestions, (list) => list && shown(list));
    queries.setQueriesData<Cached>(setAsides, (data) => data && aside(data));
    return () => {
      for (const [key, data] of before) queries.setQueryData(key, data);
    };
  };
  const settle = () => void refresh('/api/v1/suggestions', '/api/v1/set-asides');

  const back = $api.useMutation('delete', '/api/v1/set-asides/{call_id}', {
    onMutate: ({ params }) =>
      change(
        (list) => list,
        (data) => without(data, params.path.call_id),
      ),
    onError: (error, _, undo) => {
      undo?.();
      toast(explain(error), { tone: 'danger' });
    },
    onSettled: settle,
  });
  const takeBack = (call: Call, onDone?: () => void) =>
    back.mutate(
      { params: { path: { call_id: call.id } } },
      {
        onSuccess: () => {
          const name = call.mentee.public_name;
          toast(t`${name} : cet appel peut de nouveau vous être suggéré.`, { tone: 'info' });
          onDone?.();
        },
      },
    );

  const away = $api.useMutation('put', '/api/v1/set-asides/{call_id}', { onSettled: settle });
  const setAside = async (call: Call, reason: SetAsideReason | null) => {
    const name = call.mentee.public_name;
    const undo = await change(
      (list) => ({
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          items: page.items.filter((one) => one.call.id !== call.id),
        })),
      }),
      (data) => including(data, { call, reason, set_at: new Date().toISOString() }),
    );
    try {
      await away.mutateAsync({ params: { path: { call_id: call.id } }, body: { reason } });
      toast(t`${name} : appel mis de côté. Personne d’autre ne le saura.`, {
        tone: 'info',
        action: {
          label: t`Le reprendre`,
          run: () => back.mutate({ params: { path: { call_id: call.id } } }),
        },
      });
    } catch (error) {
      undo();
      setFailed({ name, error });
    }
  };
  return { setAside, takeBack, failed };
};
