import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { searchOf } from '@/lib/search';

export const modelsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/models',
  validateSearch: searchOf('q', 'provider', 'kind', 'price', 'sort', 'model', 'of', 'reprice', 'run'),
  component: lazyRouteComponent(() => import('./models-page'), 'ModelsPage'),
});
