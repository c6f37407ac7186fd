import type { QueryClient } from '@tanstack/react-query';
import { createRouter, lazyRouteComponent, Outlet, type RouterHistory } from '@tanstack/react-router';
import { ErrorFace } from '@/components/error-face';
import { PageSkeleton } from '@/components/page-skeleton';
import { rootRoute, shellRoute } from '@/lib/routes';
import { parseSearch, stringifySearch } from '@/lib/search';
import { auditRoute } from '@/pages/audit/route';
import { conversationRoute } from '@/pages/conversations/conversation-route';
import { conversationsRoute } from '@/pages/conversations/route';
import { keysRoute } from '@/pages/keys/route';
import { modelsRoute } from '@/pages/models/route';
import { myUsageRoute } from '@/pages/my-usage/route';
import { overviewRoute } from '@/pages/overview/route';
import { peopleRoute } from '@/pages/people/route';
import { playgroundRoute } from '@/pages/playground/route';
import { providersRoute } from '@/pages/providers/route';
import { requestRoute } from '@/pages/requests/request-route';
import { requestsRoute } from '@/pages/requests/route';
import { routingRoute } from '@/pages/routing/route';
import { settingsRoute } from '@/pages/settings/route';
import { setupRoute } from '@/pages/setup/route';
import { signInRoute } from '@/pages/sign-in/route';
import { usageRoute } from '@/pages/usage/route';
import { NotFound } from './not-found';

/** Every route; a page adds its own here, and its place in the menu in navigation.ts. */
const routes = rootRoute.addChildren([
  signInRoute,
  shellRoute.addChildren([
    overviewRoute,
    usageRoute,
    requestsRoute,
    requestRoute,
    conversationsRoute,
    conversationRoute,
    playgroundRoute,
    myUsageRoute,
    setupRoute,
    providersRoute,
    modelsRoute,
    routingRoute,
    keysRoute,
    peopleRoute,
    auditRoute,
    settingsRoute,
  ]),
]);

export function newRouter(queries: QueryClient, history?: RouterHistory) {
  rootRoute.update({ component: Outlet, notFoundComponent: NotFound });
  shellRoute.update({
    component: lazyRouteComponent(() => import('./shell'), 'Shell'),
    errorComponent: ({ error, reset }) => <ErrorFace error={error} onRetry={reset} />,
  });
  return createRouter({
    routeTree: routes,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: ({ error, reset }) => <ErrorFace error={error} onRetry={reset} />,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
