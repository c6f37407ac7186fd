import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { seriesQuery, type Dimension } from '@/api/usage';
import { ChartPanel } from '@/components/chart/chart-panel';
import type { ChartSeries } from '@/components/chart/series';
import { ErrorFace } from '@/components/error-face';
import { Panel } from '@/components/panel';
import { dimensionLabel } from '@/components/usage/dimensions';
import { seriesOf, useGroupedSeries } from '@/components/usage/grouped-series';
import { totalOf, type Metric } from '@/components/usage/metrics';
import type { View } from '@/components/view';
import { Waiting } from '@/components/waiting';
import { usd } from '@/lib/money';
import { iso, type Bucket } from '@/lib/time-range';

type UsageChartProps = {
  view: View;
  metric: Metric;
  by: Dimension;
  bucket: Bucket;
  isCompared: boolean;
};

const HEIGHT = 300;

export function UsageChart({ view, metric, by, bucket, isCompared }: UsageChartProps) {
  const navigate = useNavigate();
  const grouped = useGroupedSeries(view.query, bucket, isCompared ? null : by, metric);
  const before = useQuery({ ...seriesQuery(view.queryBefore, bucket), enabled: isCompared });
  const title = isCompared
    ? `${metric.label}, this period and the one before`
    : `${metric.label} by ${dimensionLabel(by).toLowerCase()}`;

  if (grouped.error) {
    return (
      <Panel title={title}>
        <ErrorFace error={grouped.error} onRetry={grouped.retry} />
      </Panel>
    );
  }
  if (grouped.isLoading || (isCompared && before.data === undefined)) {
    return (
      <Panel title={title}>
        <Waiting height={HEIGHT} />
      </Panel>
    );
  }
  const series: ChartSeries[] = isCompared
    ? [
        {
          ...seriesOf('before', '--series-other', (before.data ?? []).slice(0, grouped.times.length), metric),
          isDashed: true,
        },
        seriesOf('this period', '--series-1', grouped.totals, metric),
      ]
    : grouped.series;

  return (
    <ChartPanel
      title={title}
      about={`per ${bucket}; drag to zoom${isCompared ? '' : ', click for the requests'}`}
      filename={`weir-${metric.id}-by-${by.replace(':', '-')}`}
      times={grouped.times}
      series={series}
      kind={metric.adds && !isCompared ? 'bars' : 'lines'}
      bucket={bucket}
      zone={view.zone}
      height={HEIGHT}
      format={(value, one, index) => {
        const exact = one.exact?.[index];
        return metric.id === 'cost' && exact ? usd(exact) : metric.axis(value);
      }}
      axis={metric.axis}
      {...(metric.adds && !isCompared
        ? { total: (index: number) => totalOf(grouped.totals[index], metric) }
        : {})}
      onZoom={(from, to) => view.set({ range: undefined, from: iso(from), to: iso(to) })}
      onPick={(index) => {
        const from = Math.max(grouped.times[index] ?? 0, view.range.from);
        const to = Math.min(grouped.times[index + 1] ?? view.range.to, view.range.to);
        void navigate({
          to: '/requests',
          search: { ...view.search, range: undefined, from: iso(from), to: iso(to) },
        });
      }}
    />
  );
}
