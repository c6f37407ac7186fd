import { Button, Checkbox, Menu, Stack, TextInput } from '@mantine/core';
import { IconColumns3, IconDownload, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { newest, requestsQuery, seriesQuery } from '@/api/usage';
import type { UsageRecord } from '@/api/types';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { ErrorFace } from '@/components/error-face';
import { LiveButton, RefreshButton, useLive } from '@/components/live';
import { useNow } from '@/components/now';
import { isFailure } from '@/components/outcome';
import { Page } from '@/components/page';
import { PageSkeleton } from '@/components/page-skeleton';
import { Panel } from '@/components/panel';
import { RangePicker } from '@/components/range-picker';
import { useKeyNames } from '@/components/usage/dimensions';
import { FilterBar } from '@/components/usage/filter-bar';
import { useView, type View } from '@/components/view';
import { count, plural } from '@/lib/format';
import { stringifySearch } from '@/lib/search';
import { isOpen, iso } from '@/lib/time-range';
import { Histogram } from './histogram';
import { chosenColumns, requestColumns } from './request-columns';
import classes from './requests.module.css';

/** Every request, the newest first; filtered, live, to any depth. */
export function RequestsPage() {
  const view = useView();
  const search = useSearch({ from: '/shell/requests' });
  const navigate = useNavigate();
  const keyName = useKeyNames();
  const all = useMemo(() => requestColumns(keyName), [keyName]);
  const columns = useMemo(() => chosenColumns(all, search.cols), [all, search.cols]);

  const older = useInfiniteQuery(requestsQuery(view.query));
  const loaded = useMemo(() => older.data?.pages.flatMap((page) => page.items ?? []) ?? [], [older.data]);
  const isLive = search.live !== 'off' && isOpen(view.search);
  const { fresh, status } = useFresh(view, isLive, loaded[0]);
  const rows = useMemo(() => (fresh.length === 0 ? loaded : [...fresh, ...loaded]), [fresh, loaded]);
  const freshIds = useMemo(() => new Set(fresh.map((row) => row.id)), [fresh]);

  const series = useQuery(seriesQuery(view.query, view.bucket));
  const total = (series.data ?? []).reduce((sum, item) => sum + (item.requests ?? 0), 0) + fresh.length;

  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = older;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [isFetchingNextPage, fetchNextPage]);
  const open = useCallback(
    (row: UsageRecord) => void navigate({ to: '/requests/$id', params: { id: row.id ?? '' } }),
    [navigate],
  );

  return (
    <Page
      title="Requests"
      tools={
        <>
          <FindById />
          <RangePicker />
          <LiveButton
            isOn={isLive}
            status={status}
            onToggle={() => view.set({ live: isLive ? 'off' : undefined }, { replace: true })}
          />
          <RefreshButton />
        </>
      }
    >
      <FilterBar />
      <Panel flush>
        <Histogram view={view} items={series.data ?? []} />
        <div className={classes.head}>
          <span className={classes.count} role="status">
            {series.data ? plural(total, 'request') : ' '}
            {fresh.length > 0 && <b> · {count(fresh.length)} new</b>}
          </span>
          <ColumnMenu
            all={all.map(({ id, header }) => ({ id, label: header }))}
            chosen={columns.map((column) => column.id)}
            onChange={(ids) => view.set({ cols: ids }, { replace: true })}
          />
          <ExportMenu view={view} />
        </div>
        {older.isError && loaded.length === 0 ? (
          <ErrorFace error={older.error} onRetry={() => void older.refetch()} />
        ) : older.isPending ? (
          <div className={classes.waiting}>
            <PageSkeleton />
          </div>
        ) : (
          <DataTable
            label="Requests"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id ?? ''}
            height="max(420px, calc(100dvh - 330px))"
            total={Math.max(total, rows.length)}
            onMore={hasNextPage && !isFetchNextPageError ? more : undefined}
            isLoadingMore={isFetchingNextPage}
            onOpen={open}
            rowTone={(row) => (isFailure(row) ? 'bad' : freshIds.has(row.id) ? 'new' : undefined)}
            empty={
              <EmptyFace title="No request matches">
                Choose a longer range, or remove a filter. New requests appear here by themselves.
              </EmptyFace>
            }
          />
        )}
        {isFetchNextPageError && (
          <div className={classes.failed}>
            The next page did not come.{' '}
            <Button size="compact-xs" variant="default" onClick={() => void fetchNextPage()}>
              Try again
            </Button>
          </div>
        )}
      </Panel>
    </Page>
  );
}

const MOST_FRESH = 500;

/** The requests that came since the list was loaded. */
function useFresh(view: View, isOn: boolean, newestLoaded: UsageRecord | undefined) {
  const [fresh, setFresh] = useState<UsageRecord[]>([]);
  const asked = JSON.stringify(view.query);
  const [since, setSince] = useState(asked);
  const { now } = useNow();
  if (since !== asked) {
    setSince(asked);
    setFresh([]);
  }
  const newestKnown = fresh[0] ?? newestLoaded;
  const status = useLive({
    isOn,
    onNews: () => {
      const from = newestKnown?.started_at ?? iso(now);
      void newest({ ...view.query, from, to: iso(Date.now()) }, 200).then(
        (rows) =>
          setFresh((known) => {
            const ids = new Set([newestLoaded?.id, ...known.map((row) => row.id)]);
            return [...rows.filter((row) => !ids.has(row.id)), ...known].slice(0, MOST_FRESH);
          }),
        () => undefined,
      );
    },
  });
  useEffect(() => () => setFresh([]), []);
  return { fresh, status };
}

function FindById() {
  const navigate = useNavigate();
  const [id, setId] = useState('');
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (id.trim()) void navigate({ to: '/requests/$id', params: { id: id.trim() } });
      }}
    >
      <TextInput
        className={classes.find ?? ''}
        aria-label="Find a request by its id"
        placeholder="Find by id"
        leftSection={<IconSearch size={15} />}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
      />
    </form>
  );
}

type ColumnMenuProps = {
  all: { id: string; label: string }[];
  chosen: string[];
  onChange: (ids: string | undefined) => void;
};

function ColumnMenu({ all, chosen, onChange }: ColumnMenuProps) {
  return (
    <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={14} />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={6} p={8}>
          {all.map(({ id, label }) => (
            <Checkbox
              key={id}
              size="xs"
              label={label}
              checked={chosen.includes(id)}
              disabled={id === 'time'}
              onChange={(event) => {
                const next = all.filter((one) =>
                  one.id === id ? event.currentTarget.checked : chosen.includes(one.id),
                );
                onChange(next.map((one) => one.id).join(','));
              }}
            />
          ))}
          <Button size="compact-xs" variant="subtle" onClick={() => onChange(undefined)}>
            The usual ones
          </Button>
        </Stack>
      </Menu.Dropdown>
    </Menu>
  );
}

function ExportMenu({ view }: { view: View }) {
  const { tags, ...rest } = view.query;
  const address = (format: string) =>
    `/api/ai/usage/export${stringifySearch({ ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])), ...(tags ? { tags: tags.join(',') } : {}), format })}`;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconDownload size={14} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address('csv')} download>
          All of these as CSV
        </Menu.Item>
        <Menu.Item component="a" href={address('jsonl')} download>
          All of these as JSON lines
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
