import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Conversation } from '@/api/types';
import { conversationsQuery } from '@/api/usage';
import type { Column } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { ErrorFace } from '@/components/error-face';
import { Time, Usd } from '@/components/figures';
import { RefreshButton } from '@/components/live';
import { Page } from '@/components/page';
import { PageSkeleton } from '@/components/page-skeleton';
import { Panel } from '@/components/panel';
import { RangePicker } from '@/components/range-picker';
import { FilterBar } from '@/components/usage/filter-bar';
import { sumShown } from '@/components/usage/metrics';
import { useView } from '@/components/view';
import { count, millis, short } from '@/lib/format';
import classes from './conversations.module.css';

const STANDARD = '24h';

/** Requests that belong together, with what each conversation cost. */
export function ConversationsPage() {
  const view = useView(STANDARD);
  const navigate = useNavigate();
  const found = useInfiniteQuery(conversationsQuery(view.query));
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items ?? []) ?? [], [found.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [isFetchingNextPage, fetchNextPage]);

  return (
    <Page
      title="Conversations"
      about="requests that carry the same conversation id, the latest first"
      tools={
        <>
          <RangePicker standard={STANDARD} />
          <RefreshButton />
        </>
      }
    >
      <FilterBar standard={STANDARD} />
      <Panel flush>
        {found.isError && rows.length === 0 ? (
          <ErrorFace error={found.error} onRetry={() => void found.refetch()} />
        ) : found.isPending ? (
          <div className={classes.waiting}>
            <PageSkeleton />
          </div>
        ) : (
          <DataTable
            label="Conversations"
            columns={COLUMNS}
            rows={rows}
            rowId={(row) => row.conversation_id ?? ''}
            height="max(420px, calc(100dvh - 220px))"
            onMore={hasNextPage ? more : undefined}
            isLoadingMore={isFetchingNextPage}
            onOpen={(row) =>
              void navigate({ to: '/conversations/$id', params: { id: row.conversation_id ?? '' } })
            }
            empty={
              <EmptyFace title="No conversation in this range">
                Send the header <span className="mono">x-conversation-id</span> with your requests; agents
                such as Claude Code send theirs by themselves.
              </EmptyFace>
            }
          />
        )}
      </Panel>
    </Page>
  );
}

const COLUMNS: Column<Conversation>[] = [
  {
    id: 'id',
    header: 'Conversation',
    cell: (row) => (
      <Link
        to="/conversations/$id"
        params={{ id: row.conversation_id ?? '' }}
        className={classes.link}
        tabIndex={-1}
      >
        {row.conversation_id}
      </Link>
    ),
  },
  { id: 'last', header: 'Last request', width: 160, cell: (row) => <Time at={row.last_at} /> },
  {
    id: 'span',
    header: 'Lasted',
    align: 'right',
    width: 110,
    secondary: true,
    cell: (row) => millis(Date.parse(row.last_at ?? '') - Date.parse(row.first_at ?? '')),
  },
  {
    id: 'requests',
    header: 'Requests',
    align: 'right',
    width: 100,
    secondary: true,
    cell: (row) => count(row.requests),
  },
  {
    id: 'tokens',
    header: 'Tokens in / out',
    align: 'right',
    secondary: true,
    cell: (row) => `${short(row.prompt_tokens)} / ${short(row.completion_tokens)}`,
  },
  {
    id: 'failed',
    header: 'Failed',
    align: 'right',
    width: 80,
    secondary: true,
    cell: (row) => (row.error_count ? <span className={classes.bad}>{count(row.error_count)}</span> : '0'),
  },
  {
    id: 'p50',
    header: 'Latency p50',
    align: 'right',
    width: 110,
    secondary: true,
    cell: (row) => millis(row.p50_latency_ms),
  },
  {
    id: 'cost',
    header: 'Cost',
    align: 'right',
    width: 120,
    cell: (row) => <Usd amount={sumShown(row)} />,
  },
];
