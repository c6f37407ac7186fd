import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePreference } from '@/lib/preferences';
import { FILTER_NAMES, tagList, type UsageSearch } from '@/lib/search';
import { before, bucketOf, iso, resolveRange, type Bucket, type TimeRange } from '@/lib/time-range';
import { browserZone, isZone } from '@/lib/time-zone';
import { useNow } from './now';

/** The query of every usage endpoint: a range, always, and the filters that are set. */
export type UsageQuery = {
  from: string;
  to: string;
  tz: string;
  model?: string;
  provider?: string;
  key?: string;
  user?: string;
  team?: string;
  tags?: string[];
  status?: string;
  front?: string;
  conversation?: string;
  streaming?: boolean;
  byok?: boolean;
  min_cost?: string;
  max_cost?: string;
  min_tokens?: number;
  max_tokens?: number;
};

export type View = {
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
  const search: UsageSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const zone = useZone();
  const { now } = useNow();

  return useMemo(() => {
    const range = resolveRange(search, now, zone, standard);
    return {
      search,
      range,
      zone,
      bucket: bucketOf(range),
      query: usageQuery(search, range, zone),
      queryBefore: usageQuery(search, before(range), zone),
      set: (changes, options) =>
        void navigate({
          to: '.',
          search: (known: Record<string, unknown>) => ({ ...known, ...changes }),
          replace: options?.replace ?? false,
          resetScroll: false,
        }),
    };
  }, [search, now, zone, standard, navigate]);
}

export function usageQuery(search: UsageSearch, range: TimeRange, zone: string): UsageQuery {
  const query: UsageQuery = { from: iso(range.from), to: iso(range.to), tz: zone };
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
