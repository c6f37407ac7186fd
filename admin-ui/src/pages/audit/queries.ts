import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';

export type AuditFilter = {
  from: string;
  to: string;
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
};

export const auditQuery = (filter: AuditFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter, limit],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/ai/audit', {
          params: {
            query: {
              from: filter.from,
              to: filter.to,
              limit,
              ...(filter.actor ? { actor: filter.actor } : {}),
              ...(filter.action ? { action: filter.action } : {}),
              ...(filter.subject ? { subject: filter.subject } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
