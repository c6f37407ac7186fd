import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { me, problem, rows } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

/** Without a layout every anchor is out of sight, and what hangs on it is hidden. */
const DETACHED = { hidden: true };

test('the palette finds a page by a word, and a request by its id', async () => {
  const { user, path } = renderApp('/conversations');
  await screen.findByRole('heading', { level: 1, name: 'Conversations' });
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('textbox', { name: 'Search pages' });
  await user.type(field, 'tokens');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(path()).toBe('/usage'));

  await user.keyboard('{Control>}k{/Control}');
  const id = rows()[0]?.request_id ?? '';
  await user.type(await screen.findByRole('textbox', { name: 'Search pages' }), id);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(path()).toBe(`/requests/${id}`));
});

test('the menu shows what a person may open, and takes the range along', async () => {
  server.use(http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })));
  renderApp('/requests?range=30d&live=off&model=gpt-5');
  const menu = within(await screen.findByRole('navigation', { name: 'Pages' }));
  expect(menu.queryByRole('link', { name: 'Playground' })).toBeNull();
  expect(menu.getByRole('link', { name: 'Usage' })).toHaveAttribute('href', '/usage?range=30d');
  expect(menu.getByRole('link', { name: 'Requests' })).toHaveAttribute('data-active', 'true');
});

test('the range, the time zone and a filter are chosen by keyboard and stand in the URL', async () => {
  const { user, path, container } = renderApp('/conversations?tz=UTC');
  (await screen.findByRole('button', { name: /^Time range: Last 24 hours, UTC/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: /^Time range/, ...DETACHED });
  await user.click(within(dialog).getByRole('button', { name: 'Last week', ...DETACHED }));
  expect(path()).toBe('/conversations?tz=UTC&range=last-week');

  await user.click(screen.getByRole('button', { name: 'Filter' }));
  const form = await screen.findByRole('dialog', { name: 'Filter', ...DETACHED });
  await expectAccessible(container);
  await user.type(within(form).getByLabelText('Is', { selector: 'input' }), 'gpt-5');
  await user.click(within(form).getByRole('button', { name: 'Apply', ...DETACHED }));
  expect(path()).toBe('/conversations?tz=UTC&range=last-week&model=gpt-5');
});

test('a session that ended leads to the sign-in and back', async () => {
  server.use(http.get('*/api/ai/usage/conversations', () => problem(401, 'unauthorized', 'sign in first')));
  renderApp('/conversations');
  expect(await screen.findByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    expect.stringContaining('/sign-in?next='),
  );
});

test('what a person may not see is said so, apart from nothing', async () => {
  server.use(
    http.get('*/api/ai/usage/conversations', () =>
      problem(403, 'forbidden', 'this needs the permission admin'),
    ),
  );
  renderApp('/conversations');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You may not see this');
  expect(alert).toHaveTextContent('this needs the permission admin');
  expect(within(alert).queryByRole('button', { name: 'Try again' })).toBeNull();
});
