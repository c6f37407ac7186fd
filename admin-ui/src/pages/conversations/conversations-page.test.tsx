import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { recordCalls, repeated, withoutRange } from '@/test/calls';
import { expectAccessible, renderApp } from '@/test/render';

test('a conversation opens to its requests in order', async () => {
  const calls = recordCalls();
  const { user, container } = renderApp('/conversations?range=7d&tz=UTC');
  const table = await screen.findByRole('table', { name: 'Conversations' });
  const links = await within(table).findAllByRole('link', { name: /^conv-/ });
  await expectAccessible(container);
  expect(repeated(calls)).toEqual([]);
  expect(withoutRange(calls)).toEqual([]);
  const [first] = links;
  if (!first) throw new Error('no conversation');
  await user.click(first);
  expect(await screen.findByRole('heading', { level: 1, name: /^conv-/ })).toBeVisible();
  expect((await screen.findAllByRole('link', { name: /in · .* out/ })).length).toBeGreaterThan(0);
  await expectAccessible(container);
});
