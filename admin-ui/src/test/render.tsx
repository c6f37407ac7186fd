import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import { newQueryClient, Providers } from '@/app/providers';
import { newRouter } from '@/app/router';

type App = RenderResult & { user: UserEvent; path: () => string };

/** The whole app at an address, with the admin service of the tests behind it. */
export function renderApp(path: string): App {
  const queries = newQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
  const router = newRouter(queries, createMemoryHistory({ initialEntries: [path] }));
  const result = render(
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...result, user: userEvent.setup(), path: () => router.state.location.href };
}

/** Colours need a real browser; everything else axe can see here. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(
    violations.map(
      (violation) =>
        `${violation.id}: ${violation.nodes
          .map((node) => node.html)
          .join(' ')
          .slice(0, 300)}`,
    ),
  ).toEqual([]);
}
