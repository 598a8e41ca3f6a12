import type { ReactNode } from 'react';
import { itemsOf } from '../../api/list';
import { Pager } from '../../ui/Pager';
import { Skeleton } from '../../ui/Skeleton';
import { type Column, Table } from '../../ui/Table';
import { ListFailed } from './Filters';

/** What `$api.useInfiniteQuery` answers, as far as a table needs it. */
interface List<R> {
  data: { pages: { items: R[] }[] } | undefined;
  error: unknown;
  isPending: boolean;
  isError: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
}

/** A keyset list as a table: waiting, failed, empty or there, with the rest on demand. */
export const ListBody = <R extends { id: string }>({
  list,
  caption,
  columns,
  empty,
}: {
  list: List<R>;
  caption: string;
  columns: readonly Column<R>[];
  empty: ReactNode;
}) => {
  const rows = itemsOf(list.data);
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.isError && !rows)
    return <ListFailed error={list.error} onRetry={() => void list.refetch()} />;
  if (!rows || rows.length === 0) return empty;
  return (
    <>
      <Table caption={caption} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />
      <Pager
        shown={rows.length}
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
};
