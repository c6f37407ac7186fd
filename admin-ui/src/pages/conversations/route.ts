import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { usageSearch } from '@/lib/search';

export const conversationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/conversations',
  validateSearch: usageSearch(),
  component: lazyRouteComponent(() => import('./conversations-page'), 'ConversationsPage'),
});
