import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keysQuery } from '@/api/catalog';
import type { KeyView } from '@/api/types';
import type { Column } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Time } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';

/** The gateway keys of a person; their secrets were shown once, when they were made. */
export function MyKeys({ user }: { user: string | null }) {
  const keys = useQuery(keysQuery);
  return (
    <Panel title="My keys" flush>
      <Loaded query={keys} waiting={80}>
        {(all) => {
          const mine = all.filter((key) => user === null || key.user === user);
          return (
            <DataTable
              label="My keys"
              columns={COLUMNS}
              rows={mine}
              rowId={(key) => key.id ?? ''}
              empty={<EmptyFace title="No key is in your name">Ask an admin for a gateway key.</EmptyFace>}
            />
          );
        }}
      </Loaded>
    </Panel>
  );
}

const COLUMNS: Column<KeyView>[] = [
  { id: 'name', header: 'Name', cell: (key) => key.name },
  { id: 'key', header: 'Key', cell: (key) => <span className="mono">{key.key_masked}</span> },
  {
    id: 'state',
    header: 'State',
    cell: (key) => <Badge color={key.refused ? 'red' : 'green'}>{key.refused ?? 'active'}</Badge>,
  },
  {
    id: 'models',
    header: 'Models',
    secondary: true,
    cell: (key) => (key.models?.length ? key.models.join(', ') : 'all'),
  },
  {
    id: 'expires',
    header: 'Expires',
    secondary: true,
    cell: (key) => (key.expires_at ? <Time at={key.expires_at} long /> : 'never'),
  },
];
