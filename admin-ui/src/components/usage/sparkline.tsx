import classes from './stat.module.css';

/** The shape of a series, without axes; its figures stand elsewhere. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const numbers = values.map((value) => value ?? 0);
  const most = Math.max(...numbers, 0);
  if (most === 0) return <div className={classes.spark} />;
  const step = 100 / (numbers.length - 1);
  const points = numbers.map(
    (value, i) => `${(i * step).toFixed(2)},${(27 - (value / most) * 25).toFixed(2)}`,
  );
  return (
    <svg className={classes.spark} viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
      <polygon points={`0,28 ${points.join(' ')} 100,28`} className={classes.area} />
      <polyline points={points.join(' ')} className={classes.lineOf} />
    </svg>
  );
}
