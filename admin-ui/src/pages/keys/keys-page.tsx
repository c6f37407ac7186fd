import { Button, Menu, SegmentedControl, TextInput } from '@mantine/core';
import {
  IconDownload,
  IconEdit,
  IconKey,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconRefresh,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { keysQuery } from '@/api/catalog';
import type { KeyView } from '@/api/types';
import { downloadRows, type Column } from '@/components/columns';
import { ConfirmByName } from '@/components/confirm-by-name';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Usd } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { useMay } from '@/components/may';
import { useNow } from '@/components/now';
import { OnceSecret } from '@/components/once-secret';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { useRecent } from '@/components/recent';
import { RowMenu } from '@/components/row-menu';
import { say, sayProblem } from '@/components/said';
import { Snippets } from '@/components/snippets';
import { Status, Tags } from '@/components/status';
import { useZone } from '@/components/view';
import { exactTime, fullDay, plural } from '@/lib/format';
import { useGatewayUrl } from '@/lib/gateway-url';
import { picos } from '@/lib/money';
import { KeyDetail } from './key-detail';
import { KeyFormDrawer } from './key-form';
import { stateOf, tagWords } from './key-settings';
import {
  spendQuery,
  useChangeKey,
  useCreateKey,
  useRevokeKey,
  useRotateKey,
  type KeySettings,
} from './queries';
import { RotateDialog } from './rotate-dialog';

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
  const [gatewayUrl] = useGatewayUrl();

  const [changing, setChanging] = useState<KeyView | null>(null);
  const [rotating, setRotating] = useState<KeyView | null>(null);
  const [revoking, setRevoking] = useState<KeyView | null>(null);
  const [shown, setShown] = useState<{ secret: string; name: string; isNew: boolean } | null>(null);
  const create = useCreateKey();
  const change = useChangeKey();
  const rotate = useRotateKey();
  const revoke = useRevokeKey();

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
  const owners = [...new Set(all.flatMap((key) => key.user ?? []))];
  const teams = [...new Set(all.flatMap((key) => key.team ?? []))];

  const disable = (key: KeyView) =>
    change.mutate(
      { id: key.id, change: { is_active: !key.is_active } },
      {
        onSuccess: () => say(key.is_active ? `${key.name} is disabled.` : `${key.name} works again.`),
        onError: sayProblem,
      },
    );

  const columns = useMemo(() => keyColumns(now, zone, spend.data), [now, zone, spend.data]);
  const actions: Column<KeyView> = {
    id: 'actions',
    header: '',
    secondary: true,
    align: 'right',
    width: 52,
    cell: (key) =>
      key.revoked_at ? null : (
        <RowMenu label={`Actions for ${key.name}`}>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => setChanging(key)}>
            Change
          </Menu.Item>
          <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => setRotating(key)}>
            Rotate
          </Menu.Item>
          <Menu.Item
            leftSection={key.is_active ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
            onClick={() => disable(key)}
          >
            {key.is_active ? 'Disable' : 'Enable'}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--bad)"
            leftSection={<IconTrash size={16} />}
            onClick={() => setRevoking(key)}
          >
            Revoke
          </Menu.Item>
        </RowMenu>
      ),
  };

  const saveNew = async (settings: KeySettings) => {
    const made = await create.mutateAsync(settings);
    set({ new: undefined });
    setShown({ secret: made.key ?? '', name: made.name, isNew: true });
    create.reset();
  };

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
              columns={isAdmin ? [...columns, actions] : columns}
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

      <KeyDetail
        known={changing || rotating || revoking ? null : (all.find((key) => key.id === search.key) ?? null)}
        now={now}
        isAdmin={isAdmin}
        onClose={() => set({ key: undefined })}
        onChange={() => setChanging(all.find((key) => key.id === search.key) ?? null)}
        onRotate={() => setRotating(all.find((key) => key.id === search.key) ?? null)}
        onDisable={() => {
          const key = all.find((one) => one.id === search.key);
          if (key) disable(key);
        }}
        onRevoke={() => setRevoking(all.find((key) => key.id === search.key) ?? null)}
      />
      <KeyFormDrawer
        isOpen={isAdmin && search.new !== undefined}
        owners={owners}
        teams={teams}
        save={saveNew}
        onClose={() => set({ new: undefined })}
      />
      <KeyFormDrawer
        isOpen={changing !== null}
        known={changing ?? undefined}
        owners={owners}
        teams={teams}
        save={async (settings) => {
          if (!changing) return;
          await change.mutateAsync({ id: changing.id, change: settings });
          say(`${settings.name} is saved.`);
          setChanging(null);
        }}
        onClose={() => setChanging(null)}
      />
      <RotateDialog
        known={rotating}
        isBusy={rotate.isPending}
        onClose={() => setRotating(null)}
        onRotate={(overlap) => {
          if (!rotating) return;
          rotate.mutate(
            { id: rotating.id, overlap },
            {
              onSuccess: (made) => {
                setRotating(null);
                setShown({ secret: made.key ?? '', name: made.name, isNew: false });
                rotate.reset();
              },
              onError: sayProblem,
            },
          );
        }}
      />
      <ConfirmByName
        key={revoking?.id ?? 'none'}
        isOpen={revoking !== null}
        title="Revoke this key"
        name={revoking?.name ?? ''}
        action="Revoke for ever"
        isBusy={revoke.isPending}
        onClose={() => setRevoking(null)}
        onConfirm={() => {
          if (!revoking) return;
          revoke.mutate(revoking.id, {
            onSuccess: () => {
              say(`${revoking.name} is revoked.`);
              setRevoking(null);
            },
            onError: sayProblem,
          });
        }}
      >
        Every application that uses <b>{revoking?.name}</b> is refused from now on. This cannot be undone; its
        costs and requests stay in the ledger.
      </ConfirmByName>
      <OnceSecret
        secret={shown?.secret ?? null}
        title={
          shown?.isNew === false ? `The new text of ${shown.name}` : `${shown?.name ?? 'The key'} is ready`
        }
        what="key"
        onClose={() => setShown(null)}
      >
        <Snippets key={shown?.name} baseUrl={gatewayUrl} model="gpt-5-mini" apiKey={shown?.secret ?? ''} />
      </OnceSecret>
    </Page>
  );
}

function keyColumns(
  now: number,
  zone: string,
  spend: ReadonlyMap<string, string> | undefined,
): Column<KeyView>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sort: (key) => key.name,
      cell: (key) => (
        <>
          <div style={{ fontWeight: 560 }}>{key.name}</div>
          <div className="mono wide-only" style={{ color: 'var(--text-soft)', fontSize: 11.5 }}>
            {key.key_masked}
          </div>
        </>
      ),
    },
    {
      id: 'state',
      header: 'State',
      sort: (key) => stateOf(key, now).word,
      cell: (key) => <Status tone={stateOf(key, now).tone}>{stateOf(key, now).word}</Status>,
    },
    {
      id: 'owner',
      header: 'Owner, team',
      secondary: true,
      sort: (key) => key.user ?? null,
      csv: (key) => `${key.user ?? ''} ${key.team ?? ''}`.trim(),
      cell: (key) => (
        <>
          <div>{key.user ?? '—'}</div>
          <div style={{ color: 'var(--text-soft)', fontSize: 12 }}>{key.team}</div>
        </>
      ),
    },
    {
      id: 'permissions',
      header: 'May',
      secondary: true,
      csv: (key) => key.permissions.join(' '),
      cell: (key) => <Tags values={key.permissions} none="nothing" />,
    },
    {
      id: 'models',
      header: 'Models',
      secondary: true,
      csv: (key) => key.models.join(' '),
      cell: (key) => <Tags values={key.models} most={2} none="all" />,
    },
    {
      id: 'tags',
      header: 'Tags',
      secondary: true,
      csv: (key) => tagWords(key).join(' '),
      cell: (key) => <Tags values={tagWords(key)} most={1} none="—" />,
    },
    {
      id: 'spend',
      header: 'Last 30 days',
      align: 'right',
      help: 'What its requests cost in the last 30 days',
      sort: (key) => picos(spend?.get(key.id) ?? '0'),
      csv: (key) => spend?.get(key.id) ?? '0',
      cell: (key) => (spend ? <Usd amount={spend.get(key.id) ?? '0'} /> : '…'),
    },
    {
      id: 'expires',
      header: 'Expires',
      secondary: true,
      sort: (key) => key.expires_at ?? null,
      cell: (key) =>
        key.expires_at ? (
          <time dateTime={key.expires_at} title={exactTime(key.expires_at, zone)}>
            {fullDay(key.expires_at, zone)}
          </time>
        ) : (
          'never'
        ),
    },
  ];
}
