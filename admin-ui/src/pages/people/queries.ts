import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done, unwrap } from '@/api/client';
import type { components } from '@/api/schema.gen';
import type { PersonView } from '@/api/types';

type Schemas = components['schemas'];
export type PersonSettings = Schemas['PersonSettings'];
export type PersonChange = Schemas['PersonSettingsChange'];

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }): Promise<PersonView[]> => {
    const all: PersonView[] = [];
    let cursor: string | undefined;
    do {
      const page = await unwrap(
        api.GET('/api/ai/people', {
          params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } },
          signal,
        }),
      );
      all.push(...page.items);
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return all;
  },
});

function usePeopleMutation<V, R>(call: (input: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: call,
    onSuccess: () => queries.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
}

export const useCreatePerson = () =>
  usePeopleMutation((body: PersonSettings) => unwrap(api.POST('/api/ai/people', { body })));

export const useChangePerson = () =>
  usePeopleMutation(({ id, change }: { id: string; change: PersonChange }) =>
    unwrap(api.PATCH('/api/ai/people/{id}', { params: { path: { id } }, body: change })),
  );

export const useDeletePerson = () =>
  usePeopleMutation((id: string) => done(api.DELETE('/api/ai/people/{id}', { params: { path: { id } } })));
