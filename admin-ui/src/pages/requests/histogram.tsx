import { useMemo } from 'react';
import type { BucketItem } from '@/api/types';
import { TimeChart } from '@/components/chart/time-chart';
import type { View } from '@/components/view';
import { count, short } from '@/lib/format';
import { iso } from '@/lib/time-range';
import classes from './requests.module.css';

/** How many requests there were and how many failed; a drag or a click narrows the list. */
export function Histogram({ view, items }: { view: View; items: readonly BucketItem[] }) {
  const times = useMemo(() => items.map((item) => Date.parse(item.bucket ?? '')), [items]);
  const series = useMemo(
    () => [
      {
        name: 'answered',
        color: '--series-1',
        values: items.map((item) => (item.requests ?? 0) - (item.error_count ?? 0)),
      },
      { name: 'failed', color: '--bad', values: items.map((item) => item.error_count ?? 0) },
    ],
    [items],
  );
  return (
    <div className={classes.histogram}>
      {items.length > 0 && (
        <TimeChart
          times={times}
          series={series}
          kind="bars"
          bucket={view.bucket}
          zone={view.zone}
          height={104}
          format={count}
          axis={short}
          onZoom={(from, to) => view.set({ range: undefined, from: iso(from), to: iso(to) })}
          onPick={(index) => {
            const from = times[index] ?? view.range.from;
            view.set({ range: undefined, from: iso(from), to: iso(times[index + 1] ?? view.range.to) });
          }}
        />
      )}
    </div>
  );
}
