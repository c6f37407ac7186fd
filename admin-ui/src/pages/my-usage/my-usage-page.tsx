import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/session';
import { groupsQuery, summaryQuery, type UsageQuery } from '@/api/usage';
import { ChartPanel } from '@/components/chart/chart-panel';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { RefreshButton } from '@/components/live';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { RangePicker } from '@/components/range-picker';
import { BarList, BarListSkeleton } from '@/components/usage/bar-list';
import { useGroupedSeries } from '@/components/usage/grouped-series';
import { cacheShare, metricOf } from '@/components/usage/metrics';
import { Stat } from '@/components/usage/stat';
import { useView } from '@/components/view';
import { change, percent, plural, short } from '@/lib/format';
import { forPlot, usd } from '@/lib/money';
import { iso } from '@/lib/time-range';
import { MyKeys } from './my-keys';
import classes from './my-usage.module.css';
import { Password } from './password';

const STANDARD = '30d';

/** What the person who is signed in has used, their keys, and their password. */
export function MyUsagePage() {
  const view = useView(STANDARD);
  const { data: me } = useQuery(meQuery);
  const user = me?.user ?? null;
  return (
    <Page
      title="My usage"
      about={user ? `requests in the name of ${user}` : 'requests that you may see'}
      tools={
        <>
          <RangePicker standard={STANDARD} />
          <RefreshButton />
        </>
      }
    >
      <Mine query={own(view.query, user)} queryBefore={own(view.queryBefore, user)} />
      <MyKeys user={user} />
      {me?.kind === 'person' && <Password />}
    </Page>
  );
}

function own(query: UsageQuery, user: string | null): UsageQuery {
  return user === null ? query : { ...query, user };
}

function Mine({ query, queryBefore }: { query: UsageQuery; queryBefore: UsageQuery }) {
  const view = useView(STANDARD);
  const metric = metricOf('cost');
  const summary = useQuery(summaryQuery(query));
  const before = useQuery(summaryQuery(queryBefore));
  const models = useQuery(groupsQuery(query, 'model', 'cost'));
  const grouped = useGroupedSeries(query, view.bucket, 'model', metric);
  const figures = summary.data;

  if (figures?.requests === 0) {
    return (
      <Panel>
        <EmptyFace title="Nothing yet">
          No request in this range was made with a key of yours. Ask an admin for a key, or choose a longer
          range.
        </EmptyFace>
      </Panel>
    );
  }
  return (
    <>
      <div className={classes.stats}>
        <Stat
          label="Cost"
          value={usd(figures?.cost_usd)}
          change={
            figures && before.data ? change(forPlot(figures.cost_usd), forPlot(before.data.cost_usd)) : null
          }
          note={
            figures?.unpriced_requests
              ? `${plural(figures.unpriced_requests, 'request')} without a price`
              : ' '
          }
          isLoading={!figures}
        />
        <Stat
          label="Requests"
          value={short(figures?.requests)}
          note={figures ? `${percent(figures.error_count, figures.requests)} failed` : ''}
          isLoading={!figures}
        />
        <Stat
          label="Tokens"
          value={short(figures?.total_tokens)}
          note={`${short(figures?.prompt_tokens)} in · ${short(figures?.completion_tokens)} out`}
          isLoading={!figures}
        />
        <Stat
          label="Prompt from the cache"
          value={figures ? percent(cacheShare(figures), 1) : '—'}
          note="cached tokens cost a fraction"
          isLoading={!figures}
        />
      </div>
      <div className={classes.wide}>
        <ChartPanel
          title="My cost by model"
          about={`per ${view.bucket}`}
          filename="weir-my-cost"
          times={grouped.times}
          series={grouped.series}
          kind="bars"
          bucket={view.bucket}
          zone={view.zone}
          height={240}
          format={(value, series, index) => {
            const exact = series.exact?.[index];
            return exact ? usd(exact) : metric.axis(value);
          }}
          axis={metric.axis}
          onZoom={(from, to) => view.set({ range: undefined, from: iso(from), to: iso(to) })}
        />
        <Panel title="My models">
          <Loaded query={models} waiting={<BarListSkeleton />}>
            {(found) => (
              <BarList
                label="My cost by model"
                bars={found.slice(0, 7).map((group) => ({
                  id: group.value ?? '',
                  name: group.value ?? 'none',
                  size: forPlot(group.figures.cost_usd),
                  value: usd(group.figures.cost_usd),
                  aside: short(group.figures.requests),
                }))}
              />
            )}
          </Loaded>
        </Panel>
      </div>
    </>
  );
}
