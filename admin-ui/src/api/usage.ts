import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';
import type { Bucket } from '@/lib/time-range';
import type { operations } from './schema.gen';
import type { Figures, UsageRecord } from './types';

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
  /** `false` leaves out the usage that the demo invented. */
  demo?: boolean;
  min_cost?: string;
  max_cost?: string;
  min_tokens?: number;
  max_tokens?: number;
};

export type Order = 'requests' | 'tokens' | 'cost';

type FixedDimension = operations['getUsageBy']['parameters']['path']['dimension'];

/** What usage can be grouped by; a tag by its name, as `tag:feature`. */
export type Dimension = FixedDimension | `tag:${string}`;

/** A group: the value that its requests have in common, null where they have none. */
export type Group = { value: string | null; figures: Figures };

export const summaryQuery = (query: UsageQuery) =>
  queryOptions({
    queryKey: ['usage', 'summary', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/ai/usage/summary', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export const groupsQuery = (query: UsageQuery, dimension: Dimension, order: Order = 'requests') =>
  queryOptions({
    queryKey: ['usage', 'groups', dimension, order, query],
    queryFn: async ({ signal }): Promise<Group[]> => {
      const { items } = isFixed(dimension)
        ? await unwrap(
            api.GET('/api/ai/usage/by/{dimension}', {
              params: { path: { dimension }, query: { ...query, order } },
              signal,
            }),
          )
        : await unwrap(
            api.GET('/api/ai/usage/by-tag', {
              params: { query: { ...query, name: dimension.slice(4), order } },
              signal,
            }),
          );
      return (items ?? []).map(({ value, ...figures }) => ({ value: value ?? null, figures }));
    },
    placeholderData: keepPreviousData,
  });

export const seriesQuery = (query: UsageQuery, bucket: Bucket) =>
  queryOptions({
    queryKey: ['usage', 'series', bucket, query],
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET('/api/ai/usage/timeseries', { params: { query: { ...query, bucket } }, signal }),
      );
      return items ?? [];
    },
    placeholderData: keepPreviousData,
  });

/** The newest requests, as many as fit on a screen or two. */
export const newestQuery = (query: UsageQuery, limit: number) =>
  queryOptions({
    queryKey: ['usage', 'newest', limit, query],
    queryFn: ({ signal }) => newest(query, limit, signal),
    placeholderData: keepPreviousData,
  });

export async function newest(query: UsageQuery, limit: number, signal?: AbortSignal): Promise<UsageRecord[]> {
  const { items } = await unwrap(
    api.GET('/api/ai/usage/recent', {
      params: { query: { ...query, limit } },
      ...(signal ? { signal } : {}),
    }),
  );
  return items ?? [];
}

/**
 * Every request of the range, in pages: a short one to begin with, long ones for who scrolls on. The range is fixed, so
 * pages that came are not asked for again.
 */
export const requestsQuery = (query: UsageQuery) =>
  infiniteQueryOptions({
    queryKey: ['usage', 'requests', query],
    initialPageParam: '',
    staleTime: Infinity,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/ai/usage/recent', {
          params: {
            query: { ...query, ...(pageParam ? { limit: 500, cursor: pageParam } : { limit: 100 }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const conversationsQuery = (query: UsageQuery, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['usage', 'conversations', limit, query],
    initialPageParam: '',
    staleTime: Infinity,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/ai/usage/conversations', {
          params: { query: { ...query, limit, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const conversationQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['usage', 'conversation', id],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/ai/usage/conversations/{id}', {
          params: { path: { id }, query: { limit: 200, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** The requests that carry an id, whichever of their ids it is. */
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['usage', 'request', id],
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET('/api/ai/usage/requests/{id}', { params: { path: { id } }, signal }),
      );
      return items ?? [];
    },
    staleTime: 5 * 60_000,
  });

/** The name of the tag that a dimension stands for; null for the others. */
export function tagOf(dimension: Dimension): string | null {
  return dimension.startsWith('tag:') ? dimension.slice(4) : null;
}

export function isDimension(word: string | undefined): word is Dimension {
  return word !== undefined && (/^tag:.+/.test(word) || FIXED.includes(word));
}

const FIXED: readonly string[] = [
  'model',
  'provider',
  'key',
  'user',
  'team',
  'front',
  'outcome',
] satisfies FixedDimension[];

function isFixed(dimension: Dimension): dimension is FixedDimension {
  return FIXED.includes(dimension);
}
