import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { usageSearch } from '@/lib/search';

export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: usageSearch('actor', 'action', 'subject', 'entry'),
  component: lazyRouteComponent(() => import('./audit-page'), 'AuditPage'),
});
