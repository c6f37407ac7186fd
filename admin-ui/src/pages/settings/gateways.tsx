import { IconServer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { gatewaysQuery } from '@/api/catalog';
import type { GatewayView } from '@/api/types';
import { CodeBlock } from '@/components/snippets';
import type { Column } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { useClock } from '@/components/now';
import { Panel } from '@/components/panel';
import { Status, Tag, type Tone } from '@/components/status';
import { ago, bytes, count, plural } from '@/lib/format';

/** The gateways that report here, and what they say of themselves. */
export function Gateways() {
  const gateways = useQuery({ ...gatewaysQuery, refetchInterval: 10_000 });
  const now = useClock(5_000);
  return (
    <Panel
      flush
      title={gateways.data ? plural(gateways.data.length, 'gateway') : 'Gateways'}
      about="Each says every few seconds which settings it works with, and what waits to be told."
    >
      <Loaded query={gateways} waiting={140}>
        {(items) => (
          <DataTable
            label="Gateways"
            columns={columns(now)}
            rows={items}
            rowId={(gateway) => gateway.gateway}
            empty={
              <EmptyFace title="No gateway reports here" icon={IconServer}>
                Give a gateway the address of this server and its token; it appears within seconds.
                <div style={{ marginTop: 12, textAlign: 'left' }}>
                  <CodeBlock
                    text={`weir.control.url=${window.location.origin}`}
                    what="Copy the property of a gateway"
                  />
                </div>
              </EmptyFace>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

function stateOf(gateway: GatewayView): { tone: Tone; word: string; why: string } {
  if (gateway.degraded.length > 0) {
    return { tone: 'bad', word: 'Degraded', why: gateway.degraded.join(', ') };
  }
  if (gateway.spool.lost > 0) {
    return { tone: 'bad', word: 'Lost records', why: `${count(gateway.spool.lost)} records were lost` };
  }
  if (!gateway.is_current) {
    return { tone: 'warn', word: 'Behind', why: 'It works with settings that are not the newest' };
  }
  return { tone: 'good', word: 'Healthy', why: 'Newest settings, nothing is missing' };
}

function columns(now: number): Column<GatewayView>[] {
  return [
    {
      id: 'gateway',
      header: 'Gateway',
      cell: (gateway) => (
        <>
          <b>{gateway.gateway}</b>
          <div style={{ color: 'var(--text-soft)', fontSize: 12 }}>version {gateway.version}</div>
        </>
      ),
    },
    {
      id: 'state',
      header: 'State',
      cell: (gateway) => {
        const state = stateOf(gateway);
        return (
          <Status tone={state.tone} title={state.why}>
            {state.word}
          </Status>
        );
      },
    },
    {
      id: 'degraded',
      header: 'What is amiss',
      secondary: true,
      cell: (gateway) =>
        gateway.degraded.length === 0
          ? '—'
          : gateway.degraded.map((word) => (
              <Tag key={word} tone="bad">
                {word}
              </Tag>
            )),
    },
    {
      id: 'settings',
      header: 'Settings',
      secondary: true,
      cell: (gateway) => (
        <span className="mono" title={gateway.snapshot_version ?? undefined}>
          {gateway.snapshot_version?.slice(0, 12) ?? 'none yet'}
        </span>
      ),
    },
    {
      id: 'spool',
      header: 'Waits to be told',
      align: 'right',
      cell: (gateway) => (
        <span title={`${bytes(gateway.spool.bytes)} on its disk`}>
          {plural(gateway.spool.waiting, 'record')}
        </span>
      ),
    },
    {
      id: 'circuits',
      header: 'Open circuits',
      align: 'right',
      secondary: true,
      cell: (gateway) => count(gateway.circuits.filter((circuit) => circuit.state !== 'closed').length),
    },
    {
      id: 'started',
      header: 'Started',
      align: 'right',
      secondary: true,
      cell: (gateway) => ago(gateway.started_at, now),
    },
    {
      id: 'told',
      header: 'Last heard',
      align: 'right',
      secondary: true,
      cell: (gateway) => ago(gateway.told_at, now),
    },
  ];
}
