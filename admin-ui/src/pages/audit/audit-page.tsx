import { Autocomplete, Button, Drawer, Select, Stack } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { AuditEntry } from '@/api/types';
import { downloadRows, type Column } from '@/components/columns';
import { Id } from '@/components/copy';
import { DataTable } from '@/components/data-table';
import { Details } from '@/components/details';
import { EmptyFace } from '@/components/empty-face';
import { ErrorFace } from '@/components/error-face';
import { Time } from '@/components/figures';
import { RefreshButton } from '@/components/live';
import { Page } from '@/components/page';
import { PageSkeleton } from '@/components/page-skeleton';
import { Panel } from '@/components/panel';
import { RangePicker } from '@/components/range-picker';
import { useView } from '@/components/view';
import { plural } from '@/lib/format';
import classes from './audit.module.css';
import { differences, inWords, objectOf, peek, subjectOf } from './difference';
import { DifferenceTable } from './difference-table';
import { auditQuery } from './queries';

const STANDARD = '30d';

const ACTIONS = [
  { value: 'keys', label: 'Gateway keys' },
  { value: 'people', label: 'People' },
  { value: 'people.sign-in', label: 'Sign-ins' },
  { value: 'people.refused', label: 'Refusals' },
  { value: 'providers', label: 'Providers' },
  { value: 'models', label: 'Models and aliases' },
  { value: 'pricing', label: 'Prices and re-pricing' },
  { value: 'rules', label: 'Allow-lists' },
];

/** Who did what when, with what it was before and after. */
export function AuditPage() {
  const search = useSearch({ from: '/shell/audit' });
  const view = useView(STANDARD);
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
  const hasFilter = Boolean(search.actor ?? search.action ?? search.subject);
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
      <div className={classes.filters}>
        <Select
          aria-label="What was done"
          placeholder="Everything that was done"
          data={ACTIONS}
          clearable
          clearButtonProps={{ 'aria-label': 'Everything that was done' }}
          value={search.action ?? null}
          onChange={(action) => view.set({ action: action ?? undefined })}
          w={220}
        />
        <WordFilter
          key={`actor-${search.actor ?? ''}`}
          label="By whom"
          placeholder="By anybody"
          value={search.actor ?? ''}
          data={[...new Set(rows.map((entry) => entry.actor.name))]}
          onChange={(actor) => view.set({ actor: actor || undefined })}
        />
        <WordFilter
          key={`subject-${search.subject ?? ''}`}
          label="To what"
          placeholder="To anything, such as key/…"
          value={search.subject ?? ''}
          data={[...new Set(rows.map((entry) => entry.subject))]}
          onChange={(subject) => view.set({ subject: subject || undefined })}
        />
        {hasFilter && (
          <Button variant="subtle" onClick={clear}>
            Clear
          </Button>
        )}
      </div>
      <Panel
        flush
        title={
          entries.data
            ? `${plural(rows.length, 'entry', 'entries')}${entries.hasNextPage ? ', more below' : ''}`
            : 'Entries'
        }
        tools={
          <Button size="xs" variant="default" onClick={() => downloadRows('audit.csv', COLUMNS, rows)}>
            CSV
          </Button>
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
                ? () => void entries.fetchNextPage()
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
                  hasFilter ? (
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

const COLUMNS: Column<AuditEntry>[] = [
  { id: 'at', header: 'When', width: 150, csv: (entry) => entry.at, cell: (entry) => <Time at={entry.at} /> },
  {
    id: 'actor',
    header: 'Who',
    secondary: true,
    width: 170,
    csv: (entry) => entry.actor.name,
    cell: (entry) => (
      <>
        <b>{entry.actor.name}</b>{' '}
        {entry.actor.kind !== 'person' && <span className={classes.soft}>({entry.actor.kind})</span>}
      </>
    ),
  },
  {
    id: 'action',
    header: 'What',
    width: '30%',
    csv: (entry) => entry.action,
    cell: (entry) => (
      <span className={classes.what}>
        <span className="narrow-only">{entry.actor.name} </span>
        {inWords(entry.action)}{' '}
        <b>{objectOf(entry)}</b>
      </span>
    ),
  },
  {
    id: 'changes',
    header: 'Changes',
    secondary: true,
    csv: (entry) => peek(entry),
    cell: (entry) => <span className={classes.peek}>{peek(entry)}</span>,
  },
  {
    id: 'subject',
    header: 'Subject',
    secondary: true,
    csv: (entry) => entry.subject,
    cell: (entry) => (
      <span className={`mono ${classes.soft}`} title={entry.subject}>
        {subjectOf(entry)}
      </span>
    ),
  },
];

type WordFilterProps = {
  label: string;
  placeholder: string;
  value: string;
  data: readonly string[];
  onChange: (value: string) => void;
};

/** A filter that is typed; it holds a moment after the last letter. */
function WordFilter({ label, placeholder, value, data, onChange }: WordFilterProps) {
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, 400);
  return (
    <Autocomplete
      aria-label={label}
      placeholder={placeholder}
      data={[...data]}
      limit={20}
      value={typed}
      w={230}
      onChange={(next) => {
        setTyped(next);
        tell(next.trim());
      }}
    />
  );
}

type EntryDrawerProps = {
  entry: AuditEntry | null;
  onClose: () => void;
  onFilter: (changes: Record<string, string | undefined>) => void;
};

function EntryDrawer({ entry, onClose, onFilter }: EntryDrawerProps) {
  return (
    <Drawer
      opened={entry !== null}
      onClose={onClose}
      position="right"
      size={620}
      title={entry && <b>{`${entry.actor.name} ${inWords(entry.action)}`}</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {entry && (
        <Stack gap="lg">
          <Details
            items={[
              ['When', <Time key="t" at={entry.at} long />],
              ['Who', `${entry.actor.name} (${entry.actor.kind})`],
              [
                'Action',
                <span key="a" className="mono">
                  {entry.action}
                </span>,
              ],
              ['Subject', <Id key="s" value={entry.subject} what="the subject" />],
              ['Number', String(entry.seq)],
              [
                'Hash',
                <span key="h" className="mono" title={entry.hash}>
                  {entry.hash.slice(0, 24)}…
                </span>,
              ],
            ]}
          />
          <DifferenceTable changes={differences(entry.before, entry.after)} />
          <div className={classes.filters}>
            <Button
              variant="default"
              size="xs"
              onClick={() => onFilter({ subject: entry.subject, entry: undefined })}
            >
              All about this
            </Button>
            <Button
              variant="default"
              size="xs"
              onClick={() => onFilter({ actor: entry.actor.name, entry: undefined })}
            >
              All by {entry.actor.name}
            </Button>
          </div>
          <details>
            <summary className={classes.summary}>As it was recorded</summary>
            <pre className={classes.raw} role="region" aria-label="As it was recorded" tabIndex={0}>
              {JSON.stringify({ before: entry.before, after: entry.after }, null, 2)}
            </pre>
          </details>
        </Stack>
      )}
    </Drawer>
  );
}
