import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { groupsQuery, seriesQuery, type Dimension, type Group, type UsageQuery } from '@/api/usage';
import type { Figures } from '@/api/types';
import type { Bucket } from '@/lib/time-range';
import { subtract } from '@/lib/money';
import { OTHER, paletteColor, type ChartSeries } from '../chart/series';
import { useGroupName, withGroup } from './dimensions';
import type { Metric } from './metrics';

const TOP = 5;

type Grouped = {
  times: number[];
  series: ChartSeries[];
  /** The whole, per bucket. */
  totals: readonly Figures[];
  groups: readonly Group[];
  isLoading: boolean;
  error: unknown;
  retry: () => void;
};

/** One series for each of the greatest groups, and one for the rest where the parts add up. */
export function useGroupedSeries(
  query: UsageQuery,
  bucket: Bucket,
  dimension: Dimension | null,
  metric: Metric,
): Grouped {
  const whole = useQuery(seriesQuery(query, bucket));
  const grouped = useQuery({
    ...groupsQuery(query, dimension ?? 'model', metric.order),
    enabled: dimension !== null,
  });
  const nameOf = useGroupName(dimension ?? 'model');
  const groups = dimension === null ? [] : (grouped.data ?? []);
  const top = groups
    .filter((group): group is Group & { value: string } => group.value !== null && group.value !== '')
    .slice(0, TOP);
  const parts = useQueries({
    queries: top.map((group) => ({
      ...seriesQuery(withGroup(query, dimension ?? 'model', group.value), bucket),
      placeholderData: keepPreviousData,
    })),
  });

  const totals = useMemo(() => whole.data ?? [], [whole.data]);
  const ready = parts.every((part) => part.data !== undefined);
  const partData = parts.map((part) => part.data);
  const names = top.map((group) => nameOf(group.value)).join('\n');
  const version = parts.map((part) => part.dataUpdatedAt).join();

  const series = useMemo(() => {
    if (dimension === null || (grouped.data && top.length === 0)) {
      return [seriesOf(metric.label, paletteColor(0), totals, metric)];
    }
    if (!ready) return [];
    const made = partData.map((data, index) =>
      seriesOf(names.split('\n')[index] ?? '', paletteColor(index), data ?? [], metric),
    );
    if (metric.adds && groups.length > top.length) {
      made.push({
        name: 'other',
        color: OTHER,
        values: totals.map((figures, i) => Math.max(0, (metric.of(figures) ?? 0) - sum(partData, i, metric))),
        exact: totals.map((figures, i) =>
          rest(
            figures,
            partData.map((data) => data?.[i]),
            metric,
          ),
        ),
      });
    }
    return made;
    // The parts are new arrays each time; their version tells when they changed.
  }, [dimension, metric, totals, ready, names, version, groups.length, top.length]); // eslint-disable-line react-hooks/exhaustive-deps

  const failed = [whole, grouped, ...parts].find((one) => one.isError && one.data === undefined);
  return {
    times: useMemo(() => totals.map((item) => Date.parse(item.bucket ?? '')), [totals]),
    series,
    totals,
    groups,
    isLoading: whole.data === undefined || (dimension !== null && (grouped.data === undefined || !ready)),
    error: failed?.error ?? null,
    retry: () => {
      void whole.refetch();
      if (dimension !== null) void grouped.refetch();
    },
  };
}

export function seriesOf(
  name: string,
  color: string,
  items: readonly Figures[],
  metric: Metric,
): ChartSeries {
  return { name, color, values: items.map(metric.of), exact: items.map(metric.exact) };
}

function sum(parts: readonly (readonly Figures[] | undefined)[], index: number, metric: Metric): number {
  return parts.reduce((total, part) => {
    const figures = part?.[index];
    return total + (figures ? (metric.of(figures) ?? 0) : 0);
  }, 0);
}

function rest(whole: Figures, parts: readonly (Figures | undefined)[], metric: Metric): string {
  return parts.reduce(
    (left, part) => (part ? subtract(left, metric.exact(part) || '0') : left),
    metric.exact(whole) || '0',
  );
}
