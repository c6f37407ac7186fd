import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';
import type { KeyView } from './types';

/** What the control plane knows, which several pages name: keys, providers, gateways, models. */

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async ({ signal }): Promise<KeyView[]> => {
    const all: KeyView[] = [];
    let cursor: string | undefined;
    do {
      const page = await unwrap(
        api.GET('/api/ai/keys', { params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } }, signal }),
      );
      all.push(...(page.items ?? []));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return all;
  },
  staleTime: 60_000,
});

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/api/ai/providers', { signal }))).items ?? [],
});

export const gatewaysQuery = queryOptions({
  queryKey: ['gateways'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/api/ai/gateways', { signal }))).items ?? [],
});

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/ai/models', { signal })),
  staleTime: 60_000,
});

export const pricesQuery = (at?: string) =>
  queryOptions({
    queryKey: ['prices', at ?? 'now'],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/api/ai/pricing', { params: { query: at ? { at } : {} }, signal }))).items ?? [],
    staleTime: 60_000,
  });

export const unpricedQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['unpriced', from, to],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/api/ai/pricing/unpriced', { params: { query: { from, to } }, signal })))
        .items ?? [],
  });
