import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '@/lib/routes';
import { usageSearch } from '@/lib/search';

export const conversationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/conversations/$id',
  validateSearch: usageSearch(),
  component: lazyRouteComponent(() => import('./conversation-page'), 'ConversationPage'),
});
