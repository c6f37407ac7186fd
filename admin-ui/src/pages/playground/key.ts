import { useCallback, useEffect, useRef } from 'react';
import { api, done, unwrap } from '@/api/client';
import type { KeyView } from '@/api/types';

const LIFE = 15 * 60_000;
const MARGIN = 60_000;

type Temporary = { id: string; secret: string; of: string; until: number };

/**
 * A gateway key of fifteen minutes that may do what another one may, in that one's name. It lives in
 * memory only and is revoked when the page is left.
 */
export function useTemporaryKey(): (parent: KeyView) => Promise<string> {
  const known = useRef<Temporary | null>(null);

  useEffect(
    () => () => {
      if (known.current) revoke(known.current.id);
      known.current = null;
    },
    [],
  );

  return useCallback(async (parent: KeyView) => {
    const now = Date.now();
    const is = known.current;
    if (is && is.of === parent.id && is.until - MARGIN > now) return is.secret;
    if (is) revoke(is.id);
    const until = now + LIFE;
    const made = await unwrap(
      api.POST('/api/ai/keys', {
        body: {
          name: `playground of ${parent.name ?? parent.id ?? ''} until ${new Date(until).toISOString().slice(11, 19)}`,
          permissions: ['execute'],
          models: parent.models ?? [],
          tags: { ...parent.tags, via: 'playground' },
          expires_at: new Date(until).toISOString(),
          ...(parent.user ? { user: parent.user } : {}),
          ...(parent.team ? { team: parent.team } : {}),
        },
      }),
    );
    const secret = made.key ?? '';
    known.current = { id: made.id ?? '', secret, of: parent.id ?? '', until };
    return secret;
  }, []);
}

function revoke(id: string): void {
  void done(api.DELETE('/api/ai/keys/{id}', { params: { path: { id } } })).catch(() => undefined);
}
