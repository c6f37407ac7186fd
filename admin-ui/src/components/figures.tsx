import { clock, dateTime, day, exactTime, type Maybe } from '@/lib/format';
import { usd, usdExact } from '@/lib/money';
import { useZone } from './view';

/** An amount in USD; its every decimal shows on hover. Without a price it says so. */
export function Usd({ amount }: { amount: Maybe<string> }) {
  if (amount === null || amount === undefined) {
    return (
      <span className="tabular" style={{ color: 'var(--warn)' }} title="No price was known for this model">
        unpriced
      </span>
    );
  }
  return (
    <span className="tabular" title={usdExact(amount)}>
      {usd(amount)}
    </span>
  );
}

/** A moment in the chosen time zone; to the millisecond on hover. */
export function Time({ at, long = false }: { at: Maybe<string>; long?: boolean }) {
  const zone = useZone();
  if (!at) return <>—</>;
  return (
    <time dateTime={at} className="tabular" title={exactTime(at, zone)}>
      {long ? (
        dateTime(at, zone)
      ) : (
        <>
          <span className="wide-only">{day(at, zone)}, </span>
          {clock(at, zone)}
        </>
      )}
    </time>
  );
}
