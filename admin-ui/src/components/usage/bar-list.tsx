import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Waiting } from '../waiting';
import classes from './bar-list.module.css';

export type Bar = {
  id: string;
  name: ReactNode;
  /** For the bar's length. */
  size: number;
  value: ReactNode;
  /** A second figure, quieter. */
  aside?: ReactNode;
};

type BarListProps = {
  bars: readonly Bar[];
  label: string;
  /** Wraps a bar's name into a link or a button that covers the row. */
  link?: (bar: Bar, name: ReactNode, className: string) => ReactNode;
};

/** A ranking: names, bars and figures. */
export function BarList({ bars, label, link }: BarListProps) {
  const most = Math.max(...bars.map((bar) => bar.size), 0);
  return (
    <ol className={classes.list} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.id} className={classes.row}>
          <span
            className={classes.bar}
            style={{ width: `${most > 0 ? Math.max((bar.size / most) * 100, 0.6) : 0}%` }}
            aria-hidden
          />
          <span className={classes.name}>{link ? link(bar, bar.name, classes.link ?? '') : bar.name}</span>
          {bar.aside && <span className={classes.aside}>{bar.aside}</span>}
          <span className={classes.value}>{bar.value}</span>
        </li>
      ))}
    </ol>
  );
}

export function BarListSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <Stack gap={8}>
      {Array.from({ length: rows }, (_, i) => (
        <Waiting key={i} height={28} width={`${100 - i * 12}%`} />
      ))}
    </Stack>
  );
}
