import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { searchOf } from '@/lib/search';

export const requestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/requests/$id',
  validateSearch: searchOf('at', 'tz'),
  component: lazyRouteComponent(() => import('./request-page'), 'RequestPage'),
});
