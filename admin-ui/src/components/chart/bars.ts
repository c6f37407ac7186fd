import uPlot from 'uplot';
import type { ChartSeries } from './series';

/** Bars that stand at the start of their bucket and fill it; the series come in the order of `stacked`. */
export function bars(
  series: readonly ChartSeries[],
  color: (name: string) => string,
  width: number,
): uPlot.Series[] {
  return [...series].reverse().map((one, place) => ({
    label: one.name,
    fill: color(one.color),
    stroke: color(one.color),
    width: 0,
    points: { show: false },
    paths: (plot: uPlot, index: number, from: number, to: number) => {
      const fill = new Path2D();
      const xs = plot.data[0];
      const ys = plot.data[index] ?? [];
      const below = plot.data[index + 1];
      const isTop = place === 0;
      for (let i = from; i <= to; i++) {
        const value = ys[i] ?? 0;
        const base = below?.[i] ?? 0;
        if (value <= base) continue;
        const start = xs[i] ?? 0;
        const left = plot.valToPos(start, 'x', true);
        const right = plot.valToPos(start + width, 'x', true);
        const gap = Math.min(Math.max((right - left) * 0.16, 1), 8);
        const top = plot.valToPos(value, 'y', true);
        const bottom = plot.valToPos(base, 'y', true);
        const radius = isTop ? Math.min(3 * uPlot.pxRatio, (right - left - gap) / 2, bottom - top) : 0;
        fill.roundRect(left, top, Math.max(right - left - gap, 1), bottom - top, [
          Math.max(radius, 0),
          Math.max(radius, 0),
          0,
          0,
        ]);
      }
      return { stroke: fill, fill };
    },
  }));
}
