import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Waiting } from '../waiting';
import { Sparkline } from './sparkline';
import classes from './stat.module.css';

type StatProps = {
  label: string;
  value: ReactNode;
  /** In percent against the period before; null where nothing was. */
  change?: number | null | undefined;
  /** Whether more is worse; undefined where it is neither. */
  isMoreWorse?: boolean;
  note?: ReactNode;
  trend?: readonly (number | null)[];
  isLoading?: boolean;
};

/** A figure with its trend. */
export function Stat({ label, value, change, isMoreWorse, note, trend, isLoading = false }: StatProps) {
  return (
    <div className={classes.stat}>
      <div className={classes.label}>{label}</div>
      {isLoading ? (
        <Waiting height={30} width="60%" />
      ) : (
        <div className={classes.line}>
          <span className={classes.value}>{value}</span>
          {change !== undefined && change !== null && <Change percent={change} isMoreWorse={isMoreWorse} />}
        </div>
      )}
      <div className={classes.note}>{note}</div>
      {trend && trend.length > 1 && <Sparkline values={trend} />}
    </div>
  );
}

export function Change({ percent, isMoreWorse }: { percent: number; isMoreWorse?: boolean | undefined }) {
  const isUp = percent >= 0;
  const rounded =
    Math.abs(percent) >= 1000 ? '> 999' : Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0);
  if (rounded === '0.0') return null;
  const tone = isMoreWorse === undefined ? 'neutral' : isUp === isMoreWorse ? 'bad' : 'good';
  return (
    <span className={classes.change} data-tone={tone} title="Against the period of the same length before">
      {isUp ? <IconTrendingUp size={14} aria-hidden /> : <IconTrendingDown size={14} aria-hidden />}
      <span className="visually-hidden">{isUp ? 'up' : 'down'}</span>
      {rounded} %
    </span>
  );
}
