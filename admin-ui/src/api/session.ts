import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, done, rememberCsrf, unwrap } from './client';
import type { Me } from './types';

export type Permission = 'read' | 'execute' | 'admin';

/** Who is signed in; fails with status 401 where nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: Infinity,
  retry: false,
  queryFn: async ({ signal }) => remembered(await unwrap(api.GET('/api/ai/me', { signal }))),
});

export async function signIn(user: string, password: string): Promise<Me> {
  return remembered(await unwrap(api.POST('/login', { body: { user, password } })));
}

export async function signOut(queries: QueryClient): Promise<void> {
  await done(api.POST('/logout'));
  rememberCsrf(null);
  queries.clear();
}

function remembered(me: Me): Me {
  rememberCsrf(me.csrf);
  return me;
}

/** `admin` includes the other two. */
export function may(me: Me | undefined, permission: Permission): boolean {
  const permissions = me?.permissions ?? [];
  return permissions.includes('admin') || permissions.includes(permission);
}
