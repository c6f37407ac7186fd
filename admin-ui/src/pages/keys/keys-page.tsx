import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconDownload, IconKey, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { keysQuery } from '@/api/catalog';
import type { KeyView } from '@/api/types';
import { downloadRows } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { useMay } from '@/components/may';
import { useNow } from '@/components/now';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { useRecent } from '@/components/recent';
import { say, sayProblem } from '@/components/said';
import { useZone } from '@/components/view';
import { plural } from '@/lib/format';
import { keyActions, keyColumns } from './key-columns';
import { KeyDialogs, type AskedOfKey } from './key-dialogs';
import { tagWords } from './key-settings';
import { spendQuery, useChangeKey } from './queries';

const DAY = 86_400_000;

/** The gateway's own keys: who may call which models, and what they spend. */
export function KeysPage() {
  const search = useSearch({ from: '/shell/keys' });
  const navigate = useNavigate({ from: '/keys' });
  const set = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (known) => ({ ...known, ...changes }), replace: true, resetScroll: false });
  const isAdmin = useMay('admin');
  const { now } = useNow();
  const zone = useZone();
  const keys = useQuery(keysQuery);
  const spend = useQuery(spendQuery(useRecent(30 * DAY)));
  const [asked, setAsked] = useState<AskedOfKey | null>(null);
  const change = useChangeKey();

  const all = keys.data ?? [];
  const state = search.state ?? 'usable';
  const words = (search.q ?? '').toLowerCase();
  const rows = all.filter(
    (key) =>
      (state === 'all' || (state === 'usable') === (key.refused === null)) &&
      `${key.name} ${key.id} ${key.user ?? ''} ${key.team ?? ''} ${tagWords(key).join(' ')}`
        .toLowerCase()
        .includes(words),
  );

  const toggle = (key: KeyView) =>
    change.mutate(
      { id: key.id, change: { is_active: !key.is_active } },
      {
        onSuccess: () => say(key.is_active ? `${key.name} is disabled.` : `${key.name} works again.`),
        onError: sayProblem,
      },
    );

  const columns = useMemo(() => keyColumns(now, zone, spend.data), [now, zone, spend.data]);
  const newButton = isAdmin && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => set({ new: '1' })}>
      New key
    </Button>
  );

  return (
    <Page
      title="Gateway keys"
      about="Applications call the gateway with these; each has an owner, limits on models, and its own costs."
      tools={newButton}
    >
      <Panel
        flush
        title={keys.data ? plural(rows.length, 'key') : 'Keys'}
        tools={
          <>
            <TextInput
              aria-label="Search keys"
              placeholder="Name, owner, team, tag"
              size="xs"
              w={200}
              leftSection={<IconSearch size={14} />}
              value={search.q ?? ''}
              onChange={(event) => set({ q: event.currentTarget.value || undefined })}
            />
            <SegmentedControl
              size="xs"
              aria-label="Which keys"
              value={state}
              onChange={(value) => set({ state: value === 'usable' ? undefined : value })}
              data={[
                { value: 'usable', label: 'Usable' },
                { value: 'refused', label: 'Refused' },
                { value: 'all', label: 'All' },
              ]}
            />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} />}
              onClick={() => downloadRows('gateway-keys.csv', columns, rows)}
            >
              CSV
            </Button>
          </>
        }
      >
        <Loaded query={keys} waiting={320}>
          {() => (
            <DataTable
              label="Gateway keys"
              columns={isAdmin ? [...columns, keyActions(setAsked, toggle)] : columns}
              rows={rows}
              rowId={(key) => key.id}
              sort={search.sort}
              onSort={(sort) => set({ sort })}
              onOpen={(key) => set({ key: key.id })}
              empty={
                all.length === 0 ? (
                  <EmptyFace title="No gateway key yet" icon={IconKey} action={newButton}>
                    Make one for each application: then you see what each costs, and can stop one alone.
                  </EmptyFace>
                ) : (
                  <EmptyFace
                    title="No key fits"
                    icon={IconSearch}
                    action={
                      <Button variant="default" onClick={() => set({ q: undefined, state: 'all' })}>
                        Show all keys
                      </Button>
                    }
                  >
                    {plural(all.length, 'key')} exist, none of them with what you look for.
                  </EmptyFace>
                )
              }
            />
          )}
        </Loaded>
      </Panel>

      <KeyDialogs
        keys={all}
        open={all.find((key) => key.id === search.key) ?? null}
        isNew={search.new !== undefined}
        asked={asked}
        isAdmin={isAdmin}
        now={now}
        onAsk={setAsked}
        onToggle={toggle}
        set={set}
      />
    </Page>
  );
}
