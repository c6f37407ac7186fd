import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';

/** Records of gateways that could not be kept as they were. */
export const quarantineQuery = queryOptions({
  queryKey: ['quarantine'],
  queryFn: async ({ signal }) =>
    (await unwrap(api.GET('/api/ai/usage/quarantine', { params: { query: { limit: 50 } }, signal }))).items,
});

/** What runs here, and where it keeps what for how long. */
export const instanceQuery = queryOptions({
  queryKey: ['instance'],
  staleTime: Infinity,
  queryFn: ({ signal }) => unwrap(api.GET('/api/ai/instance', { signal })),
});
