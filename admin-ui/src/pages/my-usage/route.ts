import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { usageSearch } from '@/lib/search';

export const myUsageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/me',
  validateSearch: usageSearch(),
  component: lazyRouteComponent(() => import('./my-usage-page'), 'MyUsagePage'),
});
