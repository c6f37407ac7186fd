import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { groupsQuery, summaryQuery, type Dimension, type Group } from '@/api/usage';
import type { Figures } from '@/api/types';
import { downloadRows, type Column } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Usd } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { dimensionLabel, groupFilter, useGroupName } from '@/components/usage/dimensions';
import { cacheShare, errorRate, sumShown, type Metric } from '@/components/usage/metrics';
import { Change } from '@/components/usage/stat';
import type { View } from '@/components/view';
import { change, count, millis, percent, plural, short } from '@/lib/format';
import { permille, picos } from '@/lib/money';
import classes from './usage.module.css';

type GroupTableProps = {
  view: View;
  by: Dimension;
  metric: Metric;
  isCompared: boolean;
  sort: string | undefined;
};

type Row = Group & { before: Figures | undefined };

/** The groups with their figures: the chart's table and more. */
export function GroupTable({ view, by, metric, isCompared, sort }: GroupTableProps) {
  const groups = useQuery(groupsQuery(view.query, by, metric.order));
  const total = useQuery(summaryQuery(view.query));
  const before = useQuery({ ...groupsQuery(view.queryBefore, by, metric.order), enabled: isCompared });
  const nameOf = useGroupName(by);
  const whole = total.data?.cost_usd ?? null;

  const columns = useMemo((): Column<Row>[] => {
    const all: Column<Row>[] = [
      {
        id: 'name',
        header: dimensionLabel(by),
        sort: (row) => nameOf(row.value),
        csv: (row) => row.value,
        cell: (row) => {
          const filter = groupFilter(view.search, by, row.value);
          return filter === null ? (
            nameOf(row.value)
          ) : (
            <Link
              to="/requests"
              search={{ ...view.search, ...filter }}
              className={classes.link}
              title="Show these requests"
            >
              {nameOf(row.value)}
            </Link>
          );
        },
      },
      {
        id: 'cost',
        header: 'Cost',
        align: 'right',
        sort: (row) => picos(row.figures.cost_usd ?? '0'),
        csv: (row) => row.figures.cost_usd,
        cell: ({ figures }) => <Usd amount={sumShown(figures)} />,
      },
      {
        id: 'share',
        header: 'Share of cost',
        align: 'right',
        secondary: true,
        cell: ({ figures }) => <Share part={permille(figures.cost_usd ?? '0', whole ?? '0')} />,
      },
      number('requests', 'Requests', (figures) => figures.requests),
      number('input', 'Input', (figures) => figures.prompt_tokens, true),
      number('output', 'Output', (figures) => figures.completion_tokens, true),
      ratio('cached', 'Cached', cacheShare),
      ratio('errors', 'Failed', errorRate),
      {
        id: 'p95',
        header: 'p95',
        align: 'right',
        secondary: true,
        sort: (row) => row.figures.p95_latency_ms ?? null,
        cell: (row) => millis(row.figures.p95_latency_ms),
      },
    ];
    if (isCompared) {
      all.splice(2, 0, {
        id: 'change',
        header: 'Change',
        align: 'right',
        sort: (row) => changeOf(row, metric),
        csv: (row) => changeOf(row, metric),
        cell: (row) => {
          const is = changeOf(row, metric);
          return is === null ? (
            'new'
          ) : (
            <Change
              percent={is}
              isMoreWorse={
                metric.id.startsWith('error') || metric.id.startsWith('latency') ? true : undefined
              }
            />
          );
        },
      });
    }
    return all;
  }, [by, nameOf, view.search, whole, isCompared, metric]);

  const rows = useMemo(
    () =>
      (groups.data ?? []).map((group) => ({
        ...group,
        before: before.data?.find((one) => one.value === group.value)?.figures,
      })),
    [groups.data, before.data],
  );

  return (
    <Panel
      flush
      title={plural(rows.length, 'group')}
      about={
        total.data && (
          <span className={classes.total}>
            {count(total.data.requests)} requests, {short(total.data.total_tokens)} tokens,{' '}
            <Usd amount={total.data.cost_usd} />
            {total.data.unpriced_requests
              ? `; ${plural(total.data.unpriced_requests, 'request')} without a price`
              : ''}
          </span>
        )
      }
      tools={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
          onClick={() => downloadRows(`weir-usage-by-${by.replace(':', '-')}.csv`, columns, rows)}
        >
          CSV
        </Button>
      }
    >
      <Loaded query={groups}>
        {() => (
          <DataTable
            label={`Usage by ${dimensionLabel(by)}`}
            columns={columns}
            rows={rows}
            rowId={(row) => row.value ?? ''}
            sort={sort}
            onSort={(next) => view.set({ sort: next }, { replace: true })}
            {...(rows.length > 60 ? { height: 640 } : {})}
            empty={
              <EmptyFace title="No requests in this range">
                Choose a longer range, or remove a filter.
              </EmptyFace>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Share({ part }: { part: number | null }) {
  return (
    <>
      <span className={classes.share} aria-hidden>
        <span style={{ width: `${(part ?? 0) / 10}%` }} />
      </span>
      <span className={classes.percent}>{part === null ? '—' : `${(part / 10).toFixed(1)} %`}</span>
    </>
  );
}

function number(
  id: string,
  header: string,
  of: (figures: Figures) => number | null | undefined,
  secondary = false,
): Column<Row> {
  return {
    id,
    header,
    align: 'right',
    secondary,
    sort: (row) => of(row.figures) ?? null,
    cell: (row) => count(of(row.figures)),
  };
}

function ratio(id: string, header: string, of: (figures: Figures) => number | null): Column<Row> {
  return {
    id,
    header,
    align: 'right',
    secondary: true,
    sort: (row) => of(row.figures),
    cell: (row) => {
      const value = of(row.figures);
      return value === null ? '—' : percent(value, 1);
    },
  };
}

function changeOf(row: Row, metric: Metric): number | null {
  const is = metric.of(row.figures);
  const was = row.before ? metric.of(row.before) : null;
  return is === null || was === null ? null : change(is, was);
}
