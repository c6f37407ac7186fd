import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { rows } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

test('from nothing to the first request without leaving the page', async () => {
  Object.assign(controlPlane(), { providers: [], keys: [] });
  let came: object[] = [];
  const asked: URL[] = [];
  server.use(
    http.get('*/api/ai/usage/recent', ({ request }) => {
      asked.push(new URL(request.url));
      return HttpResponse.json({ items: came, next_cursor: null });
    }),
  );
  const { user, container, path } = renderApp('/setup');

  await user.click(await screen.findByRole('button', { name: /OpenAI/ }));
  await expectAccessible(container);
  await user.type(screen.getByLabelText(/^Key of OpenAI/), 'sk-wrong');
  await user.click(screen.getByRole('button', { name: 'Test and save' }));
  expect(await screen.findByText(/the live check of openai failed/)).toBeVisible();
  await user.clear(screen.getByLabelText(/^Key of OpenAI/));
  await user.type(screen.getByLabelText(/^Key of OpenAI/), 'sk-right');
  await user.click(screen.getByRole('button', { name: 'Test and save' }));

  await user.click(await screen.findByRole('button', { name: 'Make the key' }));
  expect(await screen.findByLabelText('The key')).toHaveTextContent('sk-weir-Nv4kT2wQ8yLm');
  expect(await screen.findByText('Waiting for the first request…')).toBeVisible();
  await user.click(screen.getByRole('tab', { name: 'Java' }));
  expect(screen.getByText(/OpenAIOkHttpClient.builder/)).toHaveTextContent('sk-weir-Nv4kT2wQ8yLm');
  await expectAccessible(container);

  came = [{ ...rows()[0], outcome: 'ok', model_served: 'gpt-5-mini' }];
  expect(
    await screen.findByText('It works: your first request came through', undefined, { timeout: 6000 }),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to Overview' })).toBeVisible();
  expect(asked.every((url) => url.searchParams.has('from') && url.searchParams.has('to'))).toBe(true);
  expect(asked.at(-1)?.searchParams.get('key')).toBe('Nv4kT2wQ8yLm');
  expect(path()).toBe('/setup');
});

test('a first request that failed says so and leads to its reason', async () => {
  server.use(
    http.get('*/api/ai/usage/recent', () =>
      HttpResponse.json({
        items: [
          {
            ...rows()[0],
            id: 'r-1',
            outcome: 'provider_error',
            status: 502,
            error_code: 'provider_unavailable',
          },
        ],
        next_cursor: null,
      }),
    ),
  );
  renderApp('/setup');
  const light = await screen.findByRole('status', { name: 'First request' });
  await waitFor(() => expect(within(light).getByText('A request arrived, but it failed')).toBeVisible());
  expect(within(light).getByRole('link', { name: 'See why' })).toHaveAttribute('href', '/requests/r-1');
});
