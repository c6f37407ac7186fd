import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ChartPanel } from '@/components/chart/chart-panel';
import { EmptyFace } from '@/components/empty-face';
import { ErrorFace } from '@/components/error-face';
import { Panel } from '@/components/panel';
import { useGroupedSeries } from '@/components/usage/grouped-series';
import { metricOf, totalOf } from '@/components/usage/metrics';
import { useView } from '@/components/view';
import { Waiting } from '@/components/waiting';
import { usd } from '@/lib/money';
import { iso } from '@/lib/time-range';

const CHOICES = ['cost', 'requests', 'tokens', 'errors', 'latency-p95'];
const HEIGHT = 262;

/** One figure over time, stacked by model; a drag zooms, a click opens the requests. */
export function OverTime() {
  const view = useView();
  const navigate = useNavigate();
  const [choice, setChoice] = useState('cost');
  const metric = metricOf(choice);
  const grouped = useGroupedSeries(view.query, view.bucket, 'model', metric);
  const title = `${metric.label} by model`;
  const tools = (
    <SegmentedControl
      size="xs"
      value={choice}
      onChange={setChoice}
      aria-label="Figure"
      data={CHOICES.map((id) => ({
        value: id,
        label: id === 'errors' ? 'Errors' : id === 'latency-p95' ? 'Latency' : metricOf(id).label,
      }))}
    />
  );

  if (grouped.error) {
    return (
      <Panel title={title} tools={tools}>
        <ErrorFace error={grouped.error} onRetry={grouped.retry} />
      </Panel>
    );
  }
  if (grouped.isLoading) {
    return (
      <Panel title={title} tools={tools}>
        <Waiting height={HEIGHT} />
      </Panel>
    );
  }
  if (grouped.groups.length === 0) {
    return (
      <Panel title={title} tools={tools}>
        <EmptyFace title="No requests in this range">
          Choose a longer range, or send a first request through the gateway.
        </EmptyFace>
      </Panel>
    );
  }
  const spread = (index: number) => {
    const from = grouped.times[index] ?? view.range.from;
    const to = grouped.times[index + 1] ?? view.range.to;
    return {
      ...view.search,
      range: undefined,
      from: iso(Math.max(from, view.range.from)),
      to: iso(Math.min(to, view.range.to)),
    };
  };
  return (
    <ChartPanel
      title={title}
      about={`per ${view.bucket}; drag to zoom, click for the requests`}
      tools={tools}
      filename={`weir-${metric.id}-by-model`}
      times={grouped.times}
      series={grouped.series}
      kind={metric.adds ? 'bars' : 'lines'}
      bucket={view.bucket}
      zone={view.zone}
      height={HEIGHT}
      fills
      format={(value, series, index) =>
        metric.adds && metric.id === 'cost'
          ? shown(series.exact?.[index], value, metric.axis)
          : metric.axis(value)
      }
      axis={metric.axis}
      {...(metric.adds ? { total: (index: number) => totalOf(grouped.totals[index], metric) } : {})}
      onZoom={(from, to) => view.set({ range: undefined, from: iso(from), to: iso(to) })}
      onPick={(index) => void navigate({ to: '/requests', search: spread(index) })}
    />
  );
}

function shown(exact: string | undefined, value: number, axis: (value: number) => string): string {
  return exact ? usd(exact) : axis(value);
}
