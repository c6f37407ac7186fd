import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { seriesQuery, summaryQuery, type UsageQuery } from '@/api/usage';
import type { Figures } from '@/api/types';
import { LiveButton, RefreshButton, useLive } from '@/components/live';
import { useNow } from '@/components/now';
import { Page } from '@/components/page';
import { RangePicker } from '@/components/range-picker';
import { FilterBar } from '@/components/usage/filter-bar';
import { cacheShare, errorRate } from '@/components/usage/metrics';
import { Stat } from '@/components/usage/stat';
import { useView } from '@/components/view';
import { change, millis, percent, short } from '@/lib/format';
import { forPlot, usd } from '@/lib/money';
import { isOpen } from '@/lib/time-range';
import { OverTime } from './over-time';
import { Failures } from './failures';
import { FirstSteps, useNothingYet } from './first-steps';
import { Health } from './health';
import classes from './overview.module.css';
import { Ranking } from './ranking';
import { TagRanking } from './tag-ranking';
import { Unpriced } from './unpriced';

/** What did it cost, who used it, is it healthy. */
export function OverviewPage() {
  const view = useView();
  const { advance } = useNow();
  const { live } = useSearch({ from: '/shell/' });
  const isLive = live !== 'off' && isOpen(view.search);
  const status = useLive({ isOn: isLive, onNews: advance, everyMillis: 5000 });
  const isNothingYet = useNothingYet(view.query);

  return (
    <Page
      title="Overview"
      tools={
        <>
          <RangePicker />
          <LiveButton
            isOn={isLive}
            status={status}
            onToggle={() => view.set({ live: isLive ? 'off' : undefined }, { replace: true })}
          />
          <RefreshButton />
        </>
      }
    >
      {isNothingYet ? (
        <FirstSteps />
      ) : (
        <>
          <FilterBar />
          <Stats query={view.query} queryBefore={view.queryBefore} />
          <div className={classes.wide}>
            <OverTime />
            <Health />
          </div>
          <div className={classes.three}>
            <Ranking dimension="model" title="Models" />
            <Ranking dimension="key" title="Keys" />
            <TagRanking />
          </div>
          <div className={classes.wide}>
            <Failures />
            <Unpriced />
          </div>
        </>
      )}
    </Page>
  );
}

function Stats({ query, queryBefore }: { query: UsageQuery; queryBefore: UsageQuery }) {
  const { bucket } = useView();
  const now = useQuery(summaryQuery(query));
  const before = useQuery(summaryQuery(queryBefore));
  const series = useQuery(seriesQuery(query, bucket));
  const figures = now.data;
  const isLoading = figures === undefined;
  const trend = (of: (figures: Figures) => number | null) => series.data?.map(of) ?? [];
  const against = (of: (figures: Figures) => number | null | undefined) => {
    const is = figures && of(figures);
    const was = before.data && of(before.data);
    return typeof is === 'number' && typeof was === 'number' ? change(is, was) : null;
  };

  return (
    <div className={classes.stats}>
      <Stat
        label="Cost"
        value={usd(figures?.cost_usd)}
        change={against((one) => forPlot(one.cost_usd))}
        note={
          figures?.unpriced_requests ? `${short(figures.unpriced_requests)} requests without a price` : ' '
        }
        trend={trend((one) => forPlot(one.cost_usd))}
        isLoading={isLoading}
      />
      <Stat
        label="Requests"
        value={short(figures?.requests)}
        change={against((one) => one.requests)}
        note={`${percent(figures?.streaming_count, figures?.requests)} streamed`}
        trend={trend((one) => one.requests ?? 0)}
        isLoading={isLoading}
      />
      <Stat
        label="Tokens"
        value={short(figures?.total_tokens)}
        change={against((one) => one.total_tokens)}
        note={`${short(figures?.completion_tokens)} out · ${percent(figures && cacheShare(figures), 1)} cached`}
        trend={trend((one) => one.total_tokens ?? 0)}
        isLoading={isLoading}
      />
      <Stat
        label="Error rate"
        value={percent(figures?.error_count, figures?.requests)}
        change={against(errorRate)}
        isMoreWorse
        note={`${short(figures?.error_count)} failed`}
        trend={trend(errorRate)}
        isLoading={isLoading}
      />
      <Stat
        label="Latency p95"
        value={millis(figures?.p95_latency_ms)}
        change={against((one) => one.p95_latency_ms)}
        isMoreWorse
        note={`p50 ${millis(figures?.p50_latency_ms)} · first token ${millis(figures?.p50_ttft_ms)}`}
        trend={trend((one) => one.p95_latency_ms ?? null)}
        isLoading={isLoading}
      />
    </div>
  );
}
