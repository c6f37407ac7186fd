import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { components } from '@/api/schema.gen';
import type { Column } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { Time } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { plural } from '@/lib/format';
import { quarantineQuery } from './queries';

type Quarantined = components['schemas']['QuarantinedRecord'];

const COLUMNS: Column<Quarantined>[] = [
  { id: 'at', header: 'Received', width: 170, cell: (record) => <Time at={record.received_at} /> },
  { id: 'gateway', header: 'From', cell: (record) => record.gateway },
  { id: 'reason', header: 'Why it was not kept', cell: (record) => record.reason },
  {
    id: 'record',
    header: 'Record',
    secondary: true,
    cell: (record) => (
      <span className="mono" title={record.record}>
        {record.record.slice(0, 60)}…
      </span>
    ),
  },
];

/** Records that could not be kept as they were: set aside, never thrown away. */
export function Quarantine() {
  const records = useQuery(quarantineQuery);
  return (
    <Panel
      flush
      title={
        records.data && records.data.length > 0
          ? `${plural(records.data.length, 'record')} set aside`
          : 'Records set aside'
      }
      about="Usage that a gateway told, but that could not be kept as it was."
    >
      <Loaded query={records} waiting={100}>
        {(items) => (
          <DataTable
            label="Records set aside"
            columns={COLUMNS}
            rows={items}
            rowId={(record) => record.id}
            empty={
              <Text c="dimmed" size="sm" px={16} pb={16}>
                Nothing was set aside: every record is in the ledger.
              </Text>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}
