import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { downloadRows } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { ErrorFace } from '@/components/error-face';
import { RefreshButton } from '@/components/live';
import { useMay } from '@/components/may';
import { Page } from '@/components/page';
import { PageSkeleton } from '@/components/page-skeleton';
import { Panel } from '@/components/panel';
import { RangePicker } from '@/components/range-picker';
import { useView } from '@/components/view';
import { plural } from '@/lib/format';
import { COLUMNS } from './columns';
import { EntryDrawer } from './entry-drawer';
import { AuditFilters, hasFilter } from './filters';
import { auditQuery } from './queries';

const STANDARD = '30d';

/** Who did what when, with what it was before and after. */
export function AuditPage() {
  const search = useSearch({ from: '/shell/audit' });
  const view = useView(STANDARD);
  const isAdmin = useMay('admin');
  const entries = useInfiniteQuery(
    auditQuery({
      from: view.query.from,
      to: view.query.to,
      actor: search.actor,
      action: search.action,
      subject: search.subject,
    }),
  );
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const open = rows.find((entry) => String(entry.seq) === search.entry) ?? null;
  const clear = () => view.set({ actor: undefined, action: undefined, subject: undefined });

  return (
    <Page
      title="Audit"
      about="Each change, sign-in and refusal. Entries are chained by hashes: none can be changed or taken out unseen."
      tools={
        <>
          <RangePicker standard={STANDARD} />
          <RefreshButton isBusy={entries.isFetching} />
        </>
      }
    >
      {isAdmin && <AuditFilters wanted={search} rows={rows} onChange={view.set} onClear={clear} />}
      <Panel
        flush
        title={
          entries.data
            ? `${plural(rows.length, 'entry', 'entries')}${entries.hasNextPage ? ', more below' : ''}`
            : 'Entries'
        }
        tools={
          isAdmin && (
            <Button size="xs" variant="default" onClick={() => downloadRows('audit.csv', COLUMNS, rows)}>
              CSV
            </Button>
          )
        }
      >
        {entries.isPending ? (
          <div style={{ padding: 16 }}>
            <PageSkeleton />
          </div>
        ) : entries.isError && rows.length === 0 ? (
          <ErrorFace error={entries.error} onRetry={() => void entries.refetch()} />
        ) : (
          <DataTable
            label="Audit log"
            columns={COLUMNS}
            rows={rows}
            rowId={(entry) => String(entry.seq)}
            height="calc(100dvh - 250px)"
            onMore={
              entries.hasNextPage && !entries.isFetchingNextPage
                ? () => void entries.fetchNextPage({ cancelRefetch: false })
                : undefined
            }
            isLoadingMore={entries.isFetchingNextPage}
            onOpen={(entry) => view.set({ entry: String(entry.seq) })}
            rowTone={(entry) => (entry.action.endsWith('.refused') ? 'bad' : undefined)}
            empty={
              <EmptyFace
                title="Nothing happened"
                icon={IconHistory}
                action={
                  hasFilter(search) ? (
                    <Button variant="default" onClick={clear}>
                      Show everything
                    </Button>
                  ) : (
                    <Button
                      variant="default"
                      onClick={() => view.set({ range: '90d', from: undefined, to: undefined })}
                    >
                      Look at 90 days
                    </Button>
                  )
                }
              >
                No entry of this time fits.
              </EmptyFace>
            }
          />
        )}
      </Panel>
      <EntryDrawer entry={open} onClose={() => view.set({ entry: undefined })} onFilter={view.set} />
    </Page>
  );
}
