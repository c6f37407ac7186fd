import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { recordCalls, repeated, withoutRange } from '@/test/calls';
import { me, problem } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

test('the overview answers what it cost, who used it, and whether it is healthy', async () => {
  const calls = recordCalls();
  const { container } = renderApp('/?range=7d');
  expect(await screen.findByText('Cost by model')).toBeVisible();
  const keys = await screen.findByRole('list', { name: 'Cost by key' });
  expect(await within(keys).findByRole('link', { name: 'ci-code-review' })).toBeVisible();
  expect(await screen.findByRole('list', { name: 'Cost by tag:feature' })).toBeVisible();
  expect(await screen.findByRole('list', { name: 'Models without a price' })).toHaveTextContent(
    'grok-4-fast',
  );
  expect(await screen.findByText(/failing|No traffic to judge by|errors at/)).toBeVisible();
  await expectAccessible(container);
  expect(repeated(calls)).toEqual([]);
  expect(withoutRange(calls)).toEqual([]);
});

test('what a feature cost last week by model is two clicks from here', async () => {
  const { user, path } = renderApp('/?range=last-week&tz=Europe/Berlin');
  const features = await screen.findByRole('list', { name: 'Cost by tag:feature' });
  await user.click(await within(features).findByRole('link', { name: 'code-review' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
  expect(path()).toBe('/usage?range=last-week&tz=Europe/Berlin&tags=feature:code-review&by=model');
  const table = await screen.findByRole('table', { name: 'Usage by Model' });
  expect(await within(table).findByRole('link', { name: 'claude-sonnet-4-5' })).toBeVisible();
});

test('a failed part says why and lets the rest be', async () => {
  server.use(
    http.get('*/api/ai/usage/by/key', () =>
      problem(503, 'database_unavailable', 'the database does not answer'),
    ),
  );
  renderApp('/');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('the database does not answer');
  expect(alert).toHaveTextContent('req-of-the-test');
  expect(within(alert).getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(await screen.findByRole('list', { name: 'Cost by model' })).toBeVisible();
});

test('a reader who is no admin is not asked to see what only admins may', async () => {
  server.use(http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })));
  const calls = recordCalls();
  renderApp('/');
  await screen.findByRole('list', { name: 'Cost by model' });
  expect(calls.filter((call) => /providers|gateways|unpriced/.test(call))).toEqual([]);
});
