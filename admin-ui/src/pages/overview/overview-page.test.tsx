import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { figures } from '@/test/demo-data';
import { recordCalls, repeated, withoutRange } from '@/test/calls';
import { me, problem, rows } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

/** Whether a call asks for the newest request alone. */
const asksForOne = (call: string) => /\/usage\/recent\?.*\blimit=1(&|$)/.test(call);

/** A ledger whose range holds nothing, and which holds `newest` otherwise. */
function ledgerWith(newest: object[]) {
  server.use(
    http.get('*/api/ai/usage/summary', () => HttpResponse.json({ ...figures([]), by_model: [] })),
    http.get('*/api/ai/usage/recent', () => HttpResponse.json({ items: newest, next_cursor: null })),
  );
}

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
  expect(calls.filter(asksForOne)).toEqual([]);
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

test('an empty installation leads to Setup instead of showing zeros', async () => {
  Object.assign(controlPlane(), { providers: [], keys: [] });
  ledgerWith([]);
  const calls = recordCalls();
  const { user, container, path } = renderApp('/');
  expect(await screen.findByText('No request has come through yet')).toBeVisible();
  expect(await screen.findByText(/a provider with its key, then a gateway key/)).toBeVisible();
  expect(screen.queryByText('Error rate')).not.toBeInTheDocument();
  expect(screen.queryByText('Cost by model')).not.toBeInTheDocument();
  await expectAccessible(container);
  expect(repeated(calls)).toEqual([]);
  expect(withoutRange(calls)).toEqual([]);
  await user.click(screen.getByRole('link', { name: 'Set up' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Set up Weir' })).toBeVisible();
  expect(path()).toBe('/setup');
});

test('what is there already is not asked for again', async () => {
  ledgerWith([]);
  renderApp('/');
  expect(await screen.findByText(/A provider and a gateway key are there/)).toBeVisible();
});

test('who may not set up is told who can', async () => {
  server.use(http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })));
  ledgerWith([]);
  const calls = recordCalls();
  renderApp('/');
  expect(await screen.findByText('No request of yours has come through yet')).toBeVisible();
  expect(screen.getByText(/set up by an admin/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Set up' })).not.toBeInTheDocument();
  expect(calls.filter((call) => /providers/.test(call))).toEqual([]);
});

test('a range without requests is no empty installation', async () => {
  ledgerWith([rows()[0]!]);
  const calls = recordCalls();
  renderApp('/');
  expect(await screen.findByText('Error rate')).toBeVisible();
  await waitFor(() => expect(calls.filter(asksForOne)).toHaveLength(1));
  expect(screen.queryByText(/No request .*has come through yet/)).not.toBeInTheDocument();
});
