import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { searchOf } from '@/lib/search';

export const playgroundRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/playground',
  validateSearch: searchOf('models'),
  component: lazyRouteComponent(() => import('./playground-page'), 'PlaygroundPage'),
});
