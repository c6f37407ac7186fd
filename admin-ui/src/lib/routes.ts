import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { asApiError } from '@/api/problem';
import { meQuery } from '@/api/session';

/** The root of all routes; the app gives it its component. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()();

/** Parent of every page behind the sign-in; the app gives it the shell. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (failure) {
      if (asApiError(failure).isUnauthorized) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
      }
      throw failure;
    }
  },
});
