import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { searchOf } from '@/lib/search';

export const routingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/routing',
  validateSearch: searchOf('name', 'q', 'sort'),
  component: lazyRouteComponent(() => import('./routing-page'), 'RoutingPage'),
});
