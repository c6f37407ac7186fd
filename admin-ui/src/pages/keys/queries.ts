import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { keysQuery } from '@/api/catalog';
import { api, done, unwrap } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { KeyView } from '@/api/types';
import { groupsQuery, type UsageQuery } from '@/api/usage';

type Schemas = components['schemas'];
export type KeySettings = Schemas['KeySettings'];
type KeyChange = Schemas['KeySettingsChange'];

/** The suggestions of a key's form: names of models and aliases. */
export const modelNamesQuery = queryOptions({
  queryKey: ['models', 'names'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => {
    const catalog = await unwrap(api.GET('/api/ai/models', { signal }));
    return [
      ...new Set([...catalog.aliases.map((alias) => alias.name), ...catalog.items.map((item) => item.name)]),
    ];
  },
});

/** The lists that show keys are fetched again; the key's text is kept nowhere. */
function useKeyMutation<V, R>(call: (input: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: call,
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}

export const useCreateKey = () =>
  useKeyMutation((body: KeySettings): Promise<KeyView> => unwrap(api.POST('/api/ai/keys', { body })));

export const useChangeKey = () =>
  useKeyMutation(({ id, change }: { id: string; change: KeyChange }): Promise<KeyView> =>
    unwrap(api.PATCH('/api/ai/keys/{id}', { params: { path: { id } }, body: change })),
  );

export const useRotateKey = () =>
  useKeyMutation(({ id, overlap }: { id: string; overlap: number }): Promise<KeyView> =>
    unwrap(api.POST('/api/ai/keys/{id}/rotate', { params: { path: { id } }, body: { overlap } })),
  );

export const useRevokeKey = () =>
  useKeyMutation((id: string) => done(api.DELETE('/api/ai/keys/{id}', { params: { path: { id } } })));

/** What each key's requests cost in a time, by the key's id. */
export const spendQuery = (query: UsageQuery) =>
  queryOptions({
    ...groupsQuery(query, 'key', 'cost'),
    select: (groups): ReadonlyMap<string, string> =>
      new Map(groups.map((group) => [group.value ?? '', group.figures.cost_usd])),
  });
