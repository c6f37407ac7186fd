import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { usageSearch } from '@/lib/search';

export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: usageSearch('live'),
  component: lazyRouteComponent(() => import('./overview-page'), 'OverviewPage'),
});
