import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import { day, dayMinute, fullDay, timeOfDay } from '@/lib/format';
import type { Bucket } from '@/lib/time-range';
import type { ChartSeries } from './series';
import { stacked } from './series';
import type { TimeChartProps } from './time-chart-props';
import { bars } from './bars';
import { tooltip } from './tooltip';
import classes from './time-chart.module.css';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** In seconds: how far the marks of the time axis may be apart. */
const INCREMENTS: Record<Bucket, number[]> = {
  minute: [1, 2, 5, 10, 15, 30, 60].map((n) => n * MINUTE),
  hour: [1, 2, 3, 6, 12, 24, 48, 96].map((n) => n * HOUR),
  day: [1, 2, 4, 7, 14, 28, 56].map((n) => n * DAY),
  week: [7, 14, 28, 56, 112, 224].map((n) => n * DAY),
};

/** A series over time on a canvas: stacked bars or lines. Its figures stand in the table beside it. */
export function TimeChart(props: TimeChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { times, series, kind, bucket, zone, height = 220, fills = false } = props;
  const shape = useMemo(
    () => series.map((one) => `${one.name}|${one.color}|${one.isDashed ?? ''}`).join('\n'),
    [series],
  );

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const plot = new uPlot(options(box, latest, scheme), data(latest.current), box);
    const observer = new ResizeObserver(() => {
      if (box.clientWidth > 0) {
        plot.setSize({ width: box.clientWidth, height: fills ? box.clientHeight : height });
      }
    });
    observer.observe(box);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
    // The figures alone are set without building the chart anew only when nothing else changed.
  }, [times, series, shape, kind, bucket, zone, height, fills, scheme]);

  return (
    <div
      ref={place}
      className={classes.chart}
      data-fills={fills || undefined}
      style={fills ? { minHeight: height } : { height }}
      aria-hidden="true"
    />
  );
}

function data({ times, series, kind }: TimeChartProps): uPlot.AlignedData {
  const x = times.map((time) => time / 1000);
  return [x, ...(kind === 'bars' ? stacked(series) : series.map((one) => [...one.values]))];
}

function options(
  box: HTMLElement,
  latest: { readonly current: TimeChartProps },
  scheme: string,
): uPlot.Options {
  const { times, series, kind, bucket, zone, height = 220, fills, axis, onZoom } = latest.current;
  const style = getComputedStyle(box);
  const color = (name: string) =>
    style.getPropertyValue(name).trim() || (scheme === 'dark' ? '#9aa5b4' : '#566072');
  const font = `11px ${style.fontFamily}`;
  const width = bucketWidth(times, bucket) / 1000;
  const first = (times[0] ?? 0) / 1000;
  const last = (times.at(-1) ?? 0) / 1000;

  return {
    width: Math.max(box.clientWidth, 100),
    height: fills ? Math.max(box.clientHeight, height) : height,
    padding: [10, 18, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: kind === 'lines', size: 7 },
      drag: { x: onZoom !== undefined, y: false, setScale: false },
    },
    scales: {
      x: {
        time: true,
        range:
          kind === 'bars' ? [first - width * 0.1, last + width * 1.05] : [first, Math.max(last, first + 1)],
      },
      y: { range: (_, low, high) => [Math.min(0, low || 0), high > 0 ? high * 1.08 : 1] },
    },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
    axes: [
      {
        stroke: color('--text-soft'),
        font,
        grid: { show: false },
        ticks: { show: false },
        size: 26,
        gap: 6,
        space: 74,
        incrs: INCREMENTS[bucket],
        values: (_, splits) => splits.map((split) => label(split * 1000, splits, bucket, zone)),
      },
      {
        stroke: color('--text-soft'),
        font,
        grid: { stroke: color('--chart-grid'), width: 1 },
        ticks: { show: false },
        size: (_, values) => 14 + Math.max(18, ...(values ?? []).map((value) => value.length * 6.3)),
        gap: 8,
        space: 42,
        values: (_, splits) => splits.map((split) => axis(split)),
      },
    ],
    series: [{}, ...(kind === 'bars' ? bars(series, color, width) : lines(series, color))],
    plugins: [tooltip(latest, (index) => bucketName(times[index] ?? 0, bucket, zone))],
    hooks: {
      setSelect: [
        (plot) => {
          if (plot.select.width < 6) return;
          const from = plot.posToVal(plot.select.left, 'x') * 1000;
          const to = plot.posToVal(plot.select.left + plot.select.width, 'x') * 1000;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          latest.current.onZoom?.(Math.round(from), Math.round(to));
        },
      ],
    },
  };
}

function lines(series: readonly ChartSeries[], color: (name: string) => string): uPlot.Series[] {
  return series.map((one) => ({
    label: one.name,
    stroke: color(one.color),
    width: 1.75,
    spanGaps: true,
    points: { show: false },
    ...(one.isDashed ? { dash: [4, 4] } : {}),
    ...(series.length === 1 ? { fill: `color-mix(in srgb, ${color(one.color)} 12%, transparent)` } : {}),
  }));
}

function bucketWidth(times: readonly number[], bucket: Bucket): number {
  if (times.length > 2) return (times[2] ?? 0) - (times[1] ?? 0);
  return { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 }[bucket];
}

function label(moment: number, splits: number[], bucket: Bucket, zone: string): string {
  if (bucket === 'day' || bucket === 'week') return day(moment, zone);
  const span = ((splits.at(-1) ?? 0) - (splits[0] ?? 0)) * 1000;
  const time = timeOfDay(moment, zone);
  return time === '00:00' || span > 3 * 86_400_000
    ? time === '00:00'
      ? day(moment, zone)
      : dayMinute(moment, zone)
    : time;
}

/** 20 Nov, 16:00 – what a bucket is called. */
export function bucketName(moment: number, bucket: Bucket, zone: string): string {
  if (bucket === 'day') return fullDay(moment, zone);
  if (bucket === 'week') return `Week of ${fullDay(moment, zone)}`;
  return dayMinute(moment, zone);
}
