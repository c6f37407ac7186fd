import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { UsageRecord } from '@/api/types';
import type { Column } from '@/components/columns';
import { Time, Usd } from '@/components/figures';
import { Outcome } from '@/components/outcome';
import { count, micros, millis } from '@/lib/format';
import classes from './requests.module.css';

const USUAL = ['time', 'status', 'model', 'provider', 'key', 'tokens', 'cost', 'latency', 'ttft', 'attempts'];

/** All columns that the log can show. */
export function requestColumns(keyName: (id: string | null | undefined) => string): Column<UsageRecord>[] {
  return [
    {
      id: 'time',
      header: 'Time',
      cell: (row) => (
        <Link to="/requests/$id" params={{ id: row.id ?? '' }} className={classes.time} tabIndex={-1}>
          <Time at={row.started_at} />
        </Link>
      ),
    },
    { id: 'status', header: 'Status', cell: (row) => <Outcome row={row} /> },
    {
      id: 'model',
      header: 'Model',
      cell: (row) => {
        const served = row.model_served ?? row.model_requested ?? '—';
        return (
          <span title={served}>
            {served}
            {row.model_requested && row.model_served && !sameModel(row.model_requested, row.model_served) && (
              <span className={classes.quiet}> for {row.model_requested}</span>
            )}
          </span>
        );
      },
    },
    { id: 'provider', header: 'Provider', width: 110, secondary: true, cell: (row) => row.provider ?? '—' },
    { id: 'key', header: 'Key', secondary: true, cell: (row) => keyName(row.key_id) },
    { id: 'user', header: 'User', secondary: true, cell: (row) => row.user ?? '—' },
    { id: 'team', header: 'Team', secondary: true, cell: (row) => row.team ?? '—' },
    { id: 'front', header: 'Endpoint', secondary: true, cell: (row) => row.front },
    {
      id: 'tokens',
      header: 'Tokens in / out',
      align: 'right',
      width: 140,
      secondary: true,
      cell: (row) => (
        <span className="tabular">
          {count(row.prompt_tokens)} <span className={classes.quiet}>/</span> {count(row.completion_tokens)}
          {row.usage_source !== 'provider' && row.usage_source !== 'none' && (
            <span className={classes.quiet} title={`Counted by: ${row.usage_source}`}>
              {' '}
              ~
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'cached',
      header: 'Cached',
      align: 'right',
      secondary: true,
      cell: (row) => count(row.input_cache_read),
    },
    { id: 'cost', header: 'Cost', align: 'right', width: 110, cell: (row) => <Usd amount={row.cost_usd} /> },
    {
      id: 'latency',
      header: 'Latency',
      align: 'right',
      width: 96,
      secondary: true,
      cell: (row) => millis(row.latency_ms),
    },
    {
      id: 'ttft',
      header: 'First token',
      align: 'right',
      width: 106,
      secondary: true,
      cell: (row) => millis(row.ttft_ms),
    },
    {
      id: 'overhead',
      header: 'Overhead',
      align: 'right',
      secondary: true,
      cell: (row) => micros(row.overhead_us),
    },
    {
      id: 'attempts',
      header: 'Tries',
      align: 'right',
      width: 70,
      secondary: true,
      cell: (row) => {
        const tries = row.attempts?.length ?? 0;
        return tries > 1 ? (
          <Badge color="yellow" className={classes.tries ?? ''}>
            {tries}
          </Badge>
        ) : (
          tries
        );
      },
    },
    { id: 'error', header: 'Error', secondary: true, cell: (row) => row.error_code ?? '' },
    {
      id: 'conversation',
      header: 'Conversation',
      secondary: true,
      cell: (row) => row.conversation_id ?? '—',
    },
    {
      id: 'tags',
      header: 'Tags',
      secondary: true,
      cell: (row) =>
        Object.entries(row.tags ?? {})
          .map(([name, value]) => `${name}:${value}`)
          .join(' '),
    },
    {
      id: 'id',
      header: 'Request id',
      secondary: true,
      cell: (row) => <span className="mono">{row.request_id}</span>,
    },
  ];
}

/** Those that the URL names, else the usual ones; the time always. */
export function chosenColumns(all: Column<UsageRecord>[], cols: string | undefined): Column<UsageRecord>[] {
  const wanted = cols ? ['time', ...cols.split(',')] : USUAL;
  return all.filter((column) => wanted.includes(column.id));
}

/** A dated or `-latest` form is the same model. */
export function sameModel(requested: string, served: string): boolean {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/^.*\//, '')
      .replace(/-(latest|preview|\d{8}|\d{4}-\d{2}-\d{2})$/, '');
  return plain(requested) === plain(served);
}
