import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { KeyView, UsageRecord } from '@/api/types';

const DAY = 86_400_000;
const AGAIN = 2000;

/**
 * The newest request since a moment, of a key where one is named; asked for again and again until there is
 * one.
 */
export const firstRequestQuery = (since: number, key: string | null) =>
  queryOptions<UsageRecord | null>({
    queryKey: ['setup', 'first-request', since, key],
    staleTime: 0,
    refetchInterval: (query) => (query.state.data ? false : AGAIN),
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET('/api/ai/usage/recent', {
          params: {
            query: {
              from: new Date(since).toISOString(),
              // The gateway's clock may be ahead of this one.
              to: new Date(Date.now() + DAY).toISOString(),
              limit: 1,
              // Invented usage proves nothing.
              demo: false,
              ...(key ? { key } : {}),
            },
          },
          signal,
        }),
      );
      return items[0] ?? null;
    },
  });

export const useMakeKey = () => {
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (name: string): Promise<KeyView> => unwrap(api.POST('/api/ai/keys', { body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
};
