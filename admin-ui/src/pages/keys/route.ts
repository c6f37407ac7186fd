import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { searchOf } from '@/lib/search';

export const keysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/keys',
  validateSearch: searchOf('q', 'state', 'sort', 'key', 'new'),
  component: lazyRouteComponent(() => import('./keys-page'), 'KeysPage'),
});
