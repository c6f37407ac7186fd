import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done, unwrap } from './client';
import type { components } from './schema.gen';

type Schemas = components['schemas'];
export type ProviderChange = Schemas['ProviderRequestChange'];
export type ProviderTest = Schemas['ProviderTest'];

/** Changes of providers; a key that is sent is kept neither here nor in a cache. */
function useProviderMutation<V, R>(call: (input: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: call,
    gcTime: 0,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['providers'] }),
        queries.invalidateQueries({ queryKey: ['models'] }),
      ]);
    },
  });
}

export const useCreateProvider = () =>
  useProviderMutation((body: ProviderChange) => unwrap(api.POST('/api/ai/providers', { body })));

export const useChangeProvider = () =>
  useProviderMutation(({ id, change }: { id: string; change: ProviderChange }) =>
    unwrap(api.PATCH('/api/ai/providers/{id}', { params: { path: { id } }, body: change })),
  );

export const useDeleteProvider = () =>
  useProviderMutation((id: string) =>
    done(api.DELETE('/api/ai/providers/{id}', { params: { path: { id } } })),
  );

/** Tests the key that is kept. */
export const useTestProvider = () =>
  useProviderMutation((id: string): Promise<ProviderTest> =>
    unwrap(api.POST('/api/ai/providers/{id}/test', { params: { path: { id } } })),
  );

/** Tests what was typed, without keeping it. */
export const useTryProvider = () =>
  useMutation({
    gcTime: 0,
    mutationFn: (body: ProviderChange): Promise<ProviderTest> =>
      unwrap(api.POST('/api/ai/providers/test', { body })),
  });
