import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { usageSearch } from '@/lib/search';

export const usageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/usage',
  validateSearch: usageSearch('by', 'metric', 'bucket', 'compare', 'sort'),
  component: lazyRouteComponent(() => import('./usage-page'), 'UsagePage'),
});
