import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { UsageQuery } from '@/api/usage';
import { usePreference } from '@/lib/preferences';
import { FILTER_NAMES, tagList, usageSearch, type UsageSearch } from '@/lib/search';
import { before, bucketOf, iso, resolveRange, type Bucket, type TimeRange } from '@/lib/time-range';
import { browserZone, isZone } from '@/lib/time-zone';
import { useNow } from './now';

const known = usageSearch();

export type View = {
  /** Range and filters as the URL says them; nothing else that stands there. */
  search: UsageSearch;
  range: TimeRange;
  zone: string;
  bucket: Bucket;
  query: UsageQuery;
  /** The same filters over the period before. */
  queryBefore: UsageQuery;
  /** Changes parameters of the URL; undefined removes one. */
  set: (changes: Record<string, string | undefined>, options?: { replace?: boolean }) => void;
};

/** The time zone of the URL, else the one that was chosen last, else the browser's. */
export function useZone(): string {
  const inUrl = useSearch({ strict: false, select: (search: { tz?: string }) => search.tz });
  const [preferred] = usePreference('weir.time-zone');
  if (inUrl && isZone(inUrl)) return inUrl;
  return preferred && isZone(preferred) ? preferred : browserZone();
}

export function useView(standard = '24h'): View {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const zone = useZone();
  const { now } = useNow();
  const [demo] = usePreference('weir.demo-data');
  const isDemoHidden = demo === 'hidden';

  return useMemo(() => {
    const search = known(raw);
    const range = resolveRange(search, now, zone, standard);
    return {
      search,
      range,
      zone,
      bucket: bucketOf(range),
      query: usageQuery(search, range, zone, isDemoHidden),
      queryBefore: usageQuery(search, before(range), zone, isDemoHidden),
      set: (changes, options) =>
        void navigate({
          to: '.',
          search: (now: Record<string, unknown>) => ({ ...now, ...changes }),
          replace: options?.replace ?? false,
          resetScroll: false,
        }),
    };
  }, [raw, now, zone, standard, navigate, isDemoHidden]);
}

export function usageQuery(
  search: UsageSearch,
  range: TimeRange,
  zone: string,
  isDemoHidden = false,
): UsageQuery {
  const query: UsageQuery = { from: iso(range.from), to: iso(range.to), tz: zone };
  if (isDemoHidden) query.demo = false;
  for (const name of FILTER_NAMES) {
    const value = search[name];
    if (value === undefined) continue;
    switch (name) {
      case 'tags':
        query.tags = tagList(value);
        break;
      case 'streaming':
      case 'byok':
        query[name] = value === 'true';
        break;
      case 'min_tokens':
      case 'max_tokens':
        query[name] = Number(value);
        break;
      default:
        query[name] = value;
    }
  }
  return query;
}
