import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { UnpricedModel } from '@/api/types';
import type { Column } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { Time } from '@/components/figures';
import { Panel } from '@/components/panel';
import { count, plural, short } from '@/lib/format';

type UnpricedModelsProps = {
  items: readonly UnpricedModel[];
  onSet: (item: UnpricedModel) => void;
};

/** The models that were used and have no price, each with a way to set one. */
export function UnpricedModels({ items, onSet }: UnpricedModelsProps) {
  const columns: Column<UnpricedModel>[] = [
    {
      id: 'model',
      header: 'Model',
      cell: (item) => (
        <span className="mono">
          {item.model}
          {item.service_tier && <> ({item.service_tier})</>}
        </span>
      ),
    },
    { id: 'provider', header: 'Provider', cell: (item) => item.provider ?? '—' },
    { id: 'requests', header: 'Requests', align: 'right', cell: (item) => count(item.requests) },
    {
      id: 'tokens',
      header: 'Tokens in, out',
      align: 'right',
      secondary: true,
      cell: (item) => `${short(item.prompt_tokens)}, ${short(item.completion_tokens)}`,
    },
    { id: 'last', header: 'Last used', secondary: true, cell: (item) => <Time at={item.last_seen} /> },
    {
      id: 'set',
      header: '',
      align: 'right',
      cell: (item) => (
        <Button size="compact-sm" variant="light" onClick={() => onSet(item)}>
          Set a price
        </Button>
      ),
    },
  ];
  return (
    <Panel
      flush
      title={
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, color: 'var(--warn)' }}>
          <IconAlertTriangle size={17} aria-hidden />
          {plural(items.length, 'model')} without a price
        </span>
      }
      about="Used in the last 30 days; their requests count as $0.00 until they have a price and are re-priced."
    >
      <DataTable
        label="Models without a price"
        columns={columns}
        rows={items}
        rowId={(item) => `${item.provider}/${item.model}/${item.service_tier ?? ''}`}
      />
    </Panel>
  );
}
