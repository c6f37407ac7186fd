import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { RepriceRun } from '@/api/types';

type Schemas = components['schemas'];
export type PriceRequest = Schemas['PriceRequest'];

export const historyQuery = (model: string) =>
  queryOptions({
    queryKey: ['prices', 'history', model],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/api/ai/pricing/history', { params: { query: { model } }, signal }))).items,
  });

export const useAddPrice = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (price: PriceRequest) =>
      (await unwrap(api.PUT('/api/ai/pricing', { body: { items: [price] } }))).items,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['prices'] }),
        queries.invalidateQueries({ queryKey: ['models'] }),
        queries.invalidateQueries({ queryKey: ['unpriced'] }),
      ]),
  });
};

/** A run of re-pricing; asked for again while it goes on. */
export const runQuery = (run: string | undefined) =>
  queryOptions<RepriceRun>({
    queryKey: ['reprice', run],
    enabled: run !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : false),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/ai/pricing/reprice/{run}', { params: { path: { run: run ?? '' } }, signal })),
  });

export type RepriceWish = { from: string; to: string; model: string | null; isDryRun: boolean };

export const useReprice = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ from, to, model, isDryRun }: RepriceWish): Promise<RepriceRun> =>
      unwrap(api.POST('/api/ai/pricing/reprice', { body: { from, to, model, dry_run: isDryRun } })),
    onSuccess: (run) => remember(queries, run),
  });
};

export const useUndoReprice = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (run: string): Promise<RepriceRun> =>
      unwrap(api.POST('/api/ai/pricing/reprice/{run}/undo', { params: { path: { run } } })),
    onSuccess: (run) => remember(queries, run),
  });
};

async function remember(queries: ReturnType<typeof useQueryClient>, run: RepriceRun): Promise<void> {
  queries.setQueryData(['reprice', run.run], run);
  if (!run.dry_run) {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['usage'] }),
      queries.invalidateQueries({ queryKey: ['unpriced'] }),
    ]);
  }
}
