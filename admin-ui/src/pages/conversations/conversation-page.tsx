import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { UsageRecord } from '@/api/types';
import { conversationQuery } from '@/api/usage';
import { Copy } from '@/components/copy';
import { ErrorFace } from '@/components/error-face';
import { Time, Usd } from '@/components/figures';
import { Outcome } from '@/components/outcome';
import { Page } from '@/components/page';
import { PageSkeleton } from '@/components/page-skeleton';
import { Panel } from '@/components/panel';
import { useKeyNames } from '@/components/usage/dimensions';
import { cacheShare } from '@/components/usage/metrics';
import { Stat } from '@/components/usage/stat';
import { count, millis, percent, plural, short } from '@/lib/format';
import { usd } from '@/lib/money';
import classes from './conversations.module.css';

/** One conversation: its requests in order, what each cost, and how long people or agents paused. */
export function ConversationPage() {
  const { id } = useParams({ from: '/shell/conversations/$id' });
  const found = useInfiniteQuery(conversationQuery(id));
  const [first] = found.data?.pages ?? [];
  const rows = found.data?.pages.flatMap((page) => page.items ?? []) ?? [];

  return (
    <Page
      title={id}
      about={
        <>
          Conversation <Copy value={id} what="Copy the conversation’s id" />
        </>
      }
      above={
        <div style={{ marginInlineStart: -8, marginBlockEnd: -8 }}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconArrowLeft size={15} />}
            component={Link}
            to="/conversations"
          >
            Conversations
          </Button>
        </div>
      }
    >
      {found.isError && !first ? (
        <ErrorFace error={found.error} onRetry={() => void found.refetch()} />
      ) : !first ? (
        <PageSkeleton />
      ) : (
        <>
          <div className={classes.stats}>
            <Stat
              label="Cost"
              value={usd(first.cost_usd)}
              note={
                first.unpriced_requests
                  ? `${plural(first.unpriced_requests, 'request')} without a price`
                  : ' '
              }
            />
            <Stat
              label="Requests"
              value={count(first.requests)}
              note={first.error_count ? `${count(first.error_count)} failed` : 'none failed'}
            />
            <Stat
              label="Tokens"
              value={short(first.total_tokens)}
              note={`${short(first.prompt_tokens)} in · ${short(first.completion_tokens)} out`}
            />
            <Stat
              label="Prompt from the cache"
              value={percent(cacheShare(first), 1)}
              note={`${short(first.input_cache_read)} tokens`}
            />
          </div>
          <Panel title="Requests" about="the oldest first; messages are not captured" flush>
            <Turns rows={rows} />
            {found.hasNextPage && (
              <Button
                m="md"
                variant="default"
                loading={found.isFetchingNextPage}
                onClick={() => void found.fetchNextPage()}
              >
                More
              </Button>
            )}
          </Panel>
        </>
      )}
    </Page>
  );
}

const PAUSE = 60_000;

function Turns({ rows }: { rows: readonly UsageRecord[] }) {
  const keyName = useKeyNames();
  return (
    <ol className={classes.turns}>
      {rows.map((row, index) => {
        const before = rows[index - 1];
        const pause = before
          ? Date.parse(row.started_at ?? '') - Date.parse(before.started_at ?? '') - (before.latency_ms ?? 0)
          : 0;
        return (
          <Fragment key={row.id}>
            {pause > PAUSE && (
              <li className={classes.pause} aria-label={`Pause of ${millis(pause)}`}>
                {millis(pause)} later
              </li>
            )}
            <li>
              <Link to="/requests/$id" params={{ id: row.id ?? '' }} className={classes.turn}>
                <span className={classes.number}>{index + 1}</span>
                <span className={classes.what}>
                  <span className={classes.model}>{row.model_served ?? row.model_requested}</span>
                  <Outcome row={row} />
                  <span className={classes.quiet}>
                    <Time at={row.started_at} /> · {keyName(row.key_id)} · {millis(row.latency_ms)}
                  </span>
                </span>
                <span className={classes.amounts}>
                  <Usd amount={row.cost_usd} />
                  <br />
                  <span className={classes.quiet}>
                    {count(row.prompt_tokens)} in · {count(row.completion_tokens)} out
                  </span>
                </span>
              </Link>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
