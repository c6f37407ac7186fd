import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { searchOf } from '@/lib/search';

export const providersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/providers',
  validateSearch: searchOf('provider', 'new'),
  component: lazyRouteComponent(() => import('./providers-page'), 'ProvidersPage'),
});
