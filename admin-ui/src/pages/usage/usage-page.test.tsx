import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { recordCalls, repeated, withoutRange } from '@/test/calls';
import { expectAccessible, renderApp } from '@/test/render';

test('a view is its URL: figure, group, filters, comparison and order', async () => {
  const calls = recordCalls();
  const { container, user, path } = renderApp(
    '/usage?metric=tokens&by=key&range=7d&tags=feature:rerank&sort=-requests&compare=before&tz=UTC',
  );
  const table = await screen.findByRole('table', { name: 'Usage by Key' });
  expect(await within(table).findByRole('link', { name: 'search-rerank' })).toBeVisible();
  expect(within(table).queryByText('ci-code-review')).toBeNull();
  expect(within(table).getByRole('columnheader', { name: /Requests/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  expect(await screen.findByText('Tokens, this period and the one before')).toBeVisible();
  await expectAccessible(container);
  expect(repeated(calls)).toEqual([]);
  expect(withoutRange(calls)).toEqual([]);

  await user.click(screen.getByRole('button', { name: 'Remove the filter Tag feature:rerank' }));
  expect(path()).not.toContain('rerank');
  expect(await within(table).findByText('ci-code-review')).toBeVisible();
});

test('the chart has a table with the same figures', async () => {
  const { user } = renderApp('/usage?range=7d&tz=UTC');
  await user.click(await screen.findByRole('button', { name: 'Show Cost by model as a table' }));
  const region = screen.getByRole('region', { name: 'Cost by model, figures' });
  expect(within(region).getAllByRole('row').length).toBeGreaterThan(6);
  expect(within(region).getByRole('columnheader', { name: 'claude-sonnet-4-5' })).toBeVisible();
});

test('the table is downloaded with exact money', async () => {
  const files: Blob[] = [];
  URL.createObjectURL = (file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:x';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const { user } = renderApp('/usage?range=7d&by=provider&tz=UTC');
  await screen.findByRole('link', { name: 'anthropic' });
  await user.click(screen.getByRole('button', { name: 'CSV' }));
  const text = (await files[0]?.text()) ?? '';
  expect(text).toMatch(/^Provider,Cost,Requests,Input,Output,/);
  expect(text).toMatch(/anthropic,\d+\.\d{4,},/);
});
