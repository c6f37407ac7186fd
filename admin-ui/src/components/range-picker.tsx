import { lazy, Suspense, useState } from 'react';
import { RangeButton } from './range-button';

const load = () => import('./range-popover');
const RangePopover = lazy(() => load().then((module) => ({ default: module.RangePopover })));

/** Chooses the time range and the time zone; both stand in the URL. What opens is loaded when it is wanted. */
export function RangePicker({ standard = '24h' }: { standard?: string }) {
  const [isWanted, setWanted] = useState(false);
  const button = (
    <RangeButton
      standard={standard}
      aria-haspopup="dialog"
      onPointerEnter={load}
      onClick={() => setWanted(true)}
    />
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <RangePopover standard={standard} />
    </Suspense>
  ) : (
    button
  );
}
