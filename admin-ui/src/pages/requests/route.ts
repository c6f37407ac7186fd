import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { usageSearch } from '@/lib/search';

export const requestsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/requests',
  validateSearch: usageSearch('live', 'cols'),
  component: lazyRouteComponent(() => import('./requests-page'), 'RequestsPage'),
});
