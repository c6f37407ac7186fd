import { Badge, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { requestQuery } from '@/api/usage';
import type { UsageRecord } from '@/api/types';
import { asApiError } from '@/api/problem';
import { Copy, Id } from '@/components/copy';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { ErrorFace } from '@/components/error-face';
import { Facts } from '@/components/facts';
import { Time, Usd } from '@/components/figures';
import { Outcome } from '@/components/outcome';
import { Page } from '@/components/page';
import { PageSkeleton } from '@/components/page-skeleton';
import { Panel } from '@/components/panel';
import { useKeyNames } from '@/components/usage/dimensions';
import { useZone } from '@/components/view';
import { count, exactTime, micros, millis } from '@/lib/format';
import { Attempts } from './attempts';
import { CostLines } from './cost-lines';
import { requestColumns } from './request-columns';
import classes from './request.module.css';
import { story } from './story';

/** One request: what became of it and why, what it cost line by line, and every id it has. */
export function RequestPage() {
  const { id } = useParams({ from: '/shell/requests/$id' });
  const found = useQuery(requestQuery(id));
  const back = <Back />;

  if (found.isError) {
    return (
      <Page title="Request" above={back}>
        {asApiError(found.error).isMissing ? (
          <EmptyFace
            title="No request has this id"
            action={
              <Button component={Link} to="/requests" variant="default">
                All requests
              </Button>
            }
          >
            <span className="mono">{id}</span> is neither the id of a row, nor of a caller’s request, a trace
            or a provider’s request that you may see. A request appears a few seconds after its end.
          </EmptyFace>
        ) : (
          <ErrorFace error={found.error} onRetry={() => void found.refetch()} />
        )}
      </Page>
    );
  }
  if (!found.data) {
    return (
      <Page title="Request" above={back}>
        <PageSkeleton />
      </Page>
    );
  }
  const [row] = found.data;
  if (found.data.length > 1 || !row) return <Several id={id} rows={found.data} back={back} />;
  return <Detail row={row} back={back} />;
}

function Back() {
  const { history } = useRouter();
  return (
    <div style={{ marginInlineStart: -8, marginBlockEnd: -8 }}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={15} />}
        component={Link}
        to="/requests"
        onClick={(event) => {
          if (history.canGoBack()) {
            event.preventDefault();
            history.back();
          }
        }}
      >
        Back
      </Button>
    </div>
  );
}

function Several({ id, rows, back }: { id: string; rows: UsageRecord[]; back: ReactNode }) {
  const keyName = useKeyNames();
  const router = useRouter();
  return (
    <Page
      title={`${rows.length} requests carry this id`}
      about={<span className="mono">{id}</span>}
      above={back}
    >
      <Panel flush>
        <DataTable
          label="Requests"
          columns={requestColumns(keyName).filter(({ id: column }) =>
            ['time', 'status', 'model', 'provider', 'key', 'cost', 'latency'].includes(column),
          )}
          rows={rows}
          rowId={(row) => row.id ?? ''}
          onOpen={(row) => void router.navigate({ to: '/requests/$id', params: { id: row.id ?? '' } })}
        />
      </Panel>
    </Page>
  );
}

function Detail({ row, back }: { row: UsageRecord; back: ReactNode }) {
  const keyName = useKeyNames();
  const zone = useZone();
  const model = row.model_served ?? row.model_requested ?? 'no model';
  const { isBad, headline, steps } = story(row);
  return (
    <Page
      title={model}
      above={back}
      about={
        <span className={classes.about}>
          <Outcome row={row} />
          {row.is_streaming && (
            <Badge color="gray" className={classes.badge ?? ''}>
              streamed
            </Badge>
          )}
          {row.is_byok && (
            <Badge color="gray" className={classes.badge ?? ''}>
              caller’s own provider key
            </Badge>
          )}
          <Time at={row.started_at} long />
        </span>
      }
    >
      <div className={classes.story} data-tone={isBad ? 'bad' : 'good'}>
        <p className={classes.headline}>{headline}</p>
        {steps.map((step) => (
          <p key={step}>{step}</p>
        ))}
      </div>

      <div className={classes.figures}>
        <Figure label="Cost" value={<Usd amount={row.cost_usd} />} />
        <Figure
          label="Tokens in"
          value={count(row.prompt_tokens)}
          note={row.input_cache_read ? `${count(row.input_cache_read)} from the cache` : undefined}
        />
        <Figure
          label="Tokens out"
          value={count(row.completion_tokens)}
          note={row.output_reasoning ? `${count(row.output_reasoning)} reasoning` : undefined}
        />
        <Figure
          label="Latency"
          value={millis(row.latency_ms)}
          note={row.ttft_ms ? `first token after ${millis(row.ttft_ms)}` : undefined}
        />
        <Figure
          label="Gateway’s own work"
          value={micros(row.overhead_us)}
          note="before the first byte upstream"
        />
      </div>

      <Attempts row={row} />
      <CostLines row={row} />

      <div className={classes.two}>
        <Panel title="Who and what">
          <Facts
            facts={[
              { name: 'Key', value: <Filter name="key" value={row.key_id} text={keyName(row.key_id)} /> },
              { name: 'User', value: <Filter name="user" value={row.user} /> },
              { name: 'Team', value: <Filter name="team" value={row.team} /> },
              { name: 'Endpoint', value: row.front },
              { name: 'Asked for', value: row.model_requested ?? '—' },
              {
                name: row.outcome === 'ok' ? 'Served by' : 'Last tried',
                value: row.model_served ? `${row.model_served} at ${row.provider}` : '—',
              },
              { name: 'Ended because', value: row.finish_reason ?? row.error_code ?? '—' },
              { name: 'Service tier', value: row.service_tier ?? 'regular' },
              { name: 'Started', value: exactTime(row.started_at, zone), isWide: true },
              {
                name: 'Tags',
                isWide: true,
                value:
                  Object.keys(row.tags ?? {}).length === 0 ? (
                    '—'
                  ) : (
                    <span className={classes.tags}>
                      {Object.entries(row.tags ?? {}).map(([name, value]) => (
                        <Link
                          key={name}
                          to="/usage"
                          search={{ tags: `${name}:${value}`, by: 'model' }}
                          className={classes.tag}
                        >
                          {name}:{value}
                        </Link>
                      ))}
                    </span>
                  ),
              },
            ]}
          />
        </Panel>
        <Panel title="Ids">
          <Facts
            facts={[
              { name: 'Row (billing key)', value: <Id value={row.id} what="the row’s id" />, isWide: true },
              {
                name: 'Request, as the caller knows it',
                value: <Id value={row.request_id} what="the request id" />,
                isWide: true,
              },
              {
                name: 'Provider’s request',
                value: <Id value={row.provider_request_id} what="the provider’s id" />,
                isWide: true,
              },
              { name: 'Trace', value: <Id value={row.trace_id} what="the trace id" />, isWide: true },
              {
                name: 'Conversation',
                isWide: true,
                value: row.conversation_id ? (
                  <span className={classes.tags}>
                    <Link
                      to="/conversations/$id"
                      params={{ id: row.conversation_id }}
                      className={classes.link}
                    >
                      {row.conversation_id}
                    </Link>
                    <Copy value={row.conversation_id} what="Copy the conversation’s id" />
                  </span>
                ) : (
                  '—'
                ),
              },
              { name: 'Gateway key', value: <Id value={row.key_id} what="the key’s id" /> },
              {
                name: 'Provider key',
                value: <Id value={row.provider_key_id} what="the provider key’s id" />,
              },
              { name: 'Price', value: <Id value={row.price_id} what="the price’s id" />, isWide: true },
              ...(row.byok_fingerprint
                ? [
                    {
                      name: 'Fingerprint of the caller’s key',
                      value: <Id value={row.byok_fingerprint} what="the fingerprint" />,
                      isWide: true,
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
      </div>
      <Panel title="Content">
        <p className={classes.quiet}>
          The words of this request are not here: content is not captured. The ledger keeps counts, money and
          ids, never a prompt.
        </p>
      </Panel>
    </Page>
  );
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note?: string | undefined }) {
  return (
    <div className={classes.figure}>
      <div className={classes.quiet}>{label}</div>
      <div className={classes.value}>{value}</div>
      {note && <div className={classes.quiet}>{note}</div>}
    </div>
  );
}

function Filter({
  name,
  value,
  text,
}: {
  name: 'key' | 'user' | 'team';
  value: string | null | undefined;
  text?: string;
}) {
  if (!value) return <>—</>;
  return (
    <Tooltip label="All requests of the last 24 hours">
      <Link
        to="/requests"
        search={name === 'key' ? { key: value } : name === 'user' ? { user: value } : { team: value }}
        className={classes.link}
      >
        {text ?? value}
      </Link>
    </Tooltip>
  );
}
