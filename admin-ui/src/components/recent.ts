import { useMemo } from 'react';
import type { UsageQuery } from '@/api/usage';
import { usePreference } from '@/lib/preferences';
import { useNow } from './now';
import { usageQuery, useZone } from './view';

/** The query of the last hour, the last 30 days, …: whatever filters the URL has. */
export function useRecent(millis: number): UsageQuery {
  const { now } = useNow();
  const zone = useZone();
  const [demo] = usePreference('weir.demo-data');
  return useMemo(
    () => usageQuery({}, { from: now - millis, to: now }, zone, demo === 'hidden'),
    [now, millis, zone, demo],
  );
}
