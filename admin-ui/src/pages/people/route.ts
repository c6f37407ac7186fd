import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { searchOf } from '@/lib/search';

export const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: searchOf('q', 'sort', 'new', 'person'),
  component: lazyRouteComponent(() => import('./people-page'), 'PeoplePage'),
});
