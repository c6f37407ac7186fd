/** One line or one colour of a chart. */
export type ChartSeries = {
  name: string;
  /** A colour token such as `--series-1`. */
  color: string;
  /** For the geometry: one per bucket; null where there is none. */
  values: readonly (number | null)[];
  /** For the table and the CSV: exact, as text; the values where absent. */
  exact?: readonly string[];
  isDashed?: boolean;
};

const PALETTE = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'];

export const OTHER = '--series-other';

export function paletteColor(index: number): string {
  return PALETTE[index % PALETTE.length] ?? OTHER;
}

/** Each series on top of those before it; the topmost first, so that the lower ones are drawn over it. */
export function stacked(series: readonly ChartSeries[]): number[][] {
  const sums: number[][] = [];
  let floor: number[] = [];
  for (const one of series) {
    floor = one.values.map((value, i) => (floor[i] ?? 0) + (value ?? 0));
    sums.push(floor);
  }
  return sums.reverse();
}
