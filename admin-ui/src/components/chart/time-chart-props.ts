import type { Bucket } from '@/lib/time-range';
import type { ChartSeries } from './series';

/** What a chart over time shows and tells. */
export type TimeChartProps = {
  /** The start of each bucket, in milliseconds. */
  times: readonly number[];
  series: readonly ChartSeries[];
  kind: 'bars' | 'lines';
  bucket: Bucket;
  zone: string;
  height?: number;
  /** The chart takes what height there is; `height` is the least. */
  fills?: boolean;
  /** How a value is written in the tooltip. */
  format: (value: number, series: ChartSeries, index: number) => string;
  /** How a value is written on the axis. */
  axis: (value: number) => string;
  /** Adds the series up in the tooltip. */
  total?: (index: number) => string;
  /** Called with the range that was dragged over. */
  onZoom?: ((from: number, to: number) => void) | undefined;
  /** Called with the bucket that was clicked. */
  onPick?: ((index: number) => void) | undefined;
};
