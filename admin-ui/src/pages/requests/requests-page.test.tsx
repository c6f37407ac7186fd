import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { recordCalls, repeated, withoutRange } from '@/test/calls';
import { rows } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

test('the log keeps few rows in the page and asks for the next ones as it scrolls', async () => {
  const calls = recordCalls();
  const { container } = renderApp('/requests?range=30d&tz=UTC&live=off');
  const table = await screen.findByRole('table', { name: 'Requests' });
  await waitFor(() => expect(within(table).getAllByRole('row').length).toBeGreaterThan(10));
  expect(within(table).getAllByRole('row').length).toBeLessThan(100);
  await waitFor(() => expect(Number(table.getAttribute('aria-rowcount'))).toBeGreaterThan(5000));
  await expectAccessible(container);
  expect(repeated(calls)).toEqual([]);
  expect(withoutRange(calls)).toEqual([]);
});

test('a row opens by the keyboard', async () => {
  const { user, path } = renderApp('/requests?range=7d&tz=UTC&live=off');
  const table = await screen.findByRole('table', { name: 'Requests' });
  const first = (await within(table).findAllByRole('row'))[1];
  first?.focus();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(document.activeElement).toHaveAttribute('data-index', '1'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(path()).toMatch(/^\/requests\/[0-9a-f-]{36}$/));
});

test('no request is a face of its own, with the filters still there', async () => {
  server.use(http.get('*/api/ai/usage/recent', () => HttpResponse.json({ items: [], next_cursor: null })));
  renderApp('/requests?model=none&live=off');
  expect(await screen.findByText('No request matches')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Remove the filter Model none' })).toBeVisible();
});

test('why a request failed is said in sentences', async () => {
  const failed = rows().find((row) => row.outcome === 'provider_error');
  const { container } = renderApp(`/requests/${failed?.request_id}`);
  expect(
    await screen.findByText(/refused or failed\. The caller saw status 502 \(provider_unavailable\)/),
  ).toBeVisible();
  expect(screen.getByText(/^1\. .* status 503, provider unavailable/)).toBeVisible();
  for (const id of [failed?.id, failed?.request_id, failed?.trace_id]) {
    expect(screen.getAllByText(String(id)).length).toBeGreaterThan(0);
  }
  await expectAccessible(container);
});

test('the lines of a cost add up to it', async () => {
  const row = rows().find(
    (one) => one.outcome === 'ok' && one.model_served === 'claude-sonnet-4-5' && one.attempts?.length === 1,
  );
  renderApp(`/requests/${row?.id}`);
  const table = within(await screen.findByRole('region', { name: 'Cost, line by line' }));
  expect(table.getByRole('row', { name: /^Input [\d,]+ \$3 / })).toBeVisible();
  expect(table.getByRole('row', { name: /^Output [\d,]+ \$15 / })).toBeVisible();
  expect(screen.queryByText(/stored cost also has/)).toBeNull();
});

test('an id that nobody has is said to be none', async () => {
  const { user, path } = renderApp('/requests?live=off');
  await user.type(
    await screen.findByRole('textbox', { name: 'Find a request by its id' }),
    'req-unknown{Enter}',
  );
  expect(await screen.findByText('No request has this id')).toBeVisible();
  expect(path()).toBe('/requests/req-unknown');
});
