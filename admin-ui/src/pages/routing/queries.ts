import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done, unwrap } from '@/api/client';
import type { components } from '@/api/schema.gen';

type Schemas = components['schemas'];
export type NewRule = Schemas['NewRule'];
export type Alias = Schemas['AliasEntry'];

/** Where a name goes. */
export const resolveQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'resolve', name],
    enabled: name !== '',
    staleTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/ai/models/resolve', { params: { query: { name } }, signal })),
  });

export const aliasesQuery = queryOptions({
  queryKey: ['models', 'aliases'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/api/ai/models/aliases', { signal }))).items,
});

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/api/ai/rules', { signal }))).items,
});

function useRoutingMutation<V, R>(call: (input: V) => Promise<R>, key: 'models' | 'rules') {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: () => queries.invalidateQueries({ queryKey: [key] }),
  });
}

/** An alias may have slashes in its name: they stay as they are in the path. */
const aliasPath = {
  pathSerializer: (path: string, values: Record<string, unknown>) =>
    path.replace('{name}', String(values.name).split('/').map(encodeURIComponent).join('/')),
};

export const useCreateAlias = () =>
  useRoutingMutation((alias: Alias) => unwrap(api.POST('/api/ai/models/aliases', { body: alias })), 'models');

export const useChangeAlias = () =>
  useRoutingMutation(
    (alias: Alias) =>
      unwrap(
        api.PUT('/api/ai/models/aliases/{name}', {
          params: { path: { name: alias.name } },
          body: { target: alias.target, fallbacks: alias.fallbacks },
          ...aliasPath,
        }),
      ),
    'models',
  );

export const useDeleteAlias = () =>
  useRoutingMutation(
    (name: string) =>
      done(api.DELETE('/api/ai/models/aliases/{name}', { params: { path: { name } }, ...aliasPath })),
    'models',
  );

export const useCreateRule = () =>
  useRoutingMutation((rule: NewRule) => unwrap(api.POST('/api/ai/rules', { body: rule })), 'rules');

export const useChangeRule = () =>
  useRoutingMutation(
    ({ id, models }: { id: string; models: string[] }) =>
      unwrap(api.PATCH('/api/ai/rules/{id}', { params: { path: { id } }, body: { models } })),
    'rules',
  );

export const useDeleteRule = () =>
  useRoutingMutation(
    (id: string) => done(api.DELETE('/api/ai/rules/{id}', { params: { path: { id } } })),
    'rules',
  );
