import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { me } from '@/test/handlers';
import { problem } from '@/test/problem';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';
import { differences, inWords, nameOf } from './difference';

test('entries are told in words, and one opens with what changed', async () => {
  const { user, container, path } = renderApp('/audit');
  const row = (await screen.findAllByText(/changed gateway key/))[0]!.closest('tr')!;
  expect(within(row).getByText('models: claude-* → claude-*, gpt-5*')).toBeVisible();
  await expectAccessible(container);
  await user.click(row);
  const drawer = await screen.findByRole('dialog', { name: 'jonas changed gateway key' });
  const change = within(drawer).getByRole('row', { name: /models/ });
  expect(within(change).getByText('claude-*', { selector: 'del' })).toBeVisible();
  expect(within(change).getByText('claude-*, gpt-5*', { selector: 'ins' })).toBeVisible();
  expect(within(drawer).queryByRole('row', { name: /team/ })).not.toBeInTheDocument();
  expect(path()).toBe('/audit?entry=239');
  await expectAccessible(document.body);
});

test('who was refused is named, with what was asked for and why', async () => {
  const id = '5d2f6c1e-9b1a-4a58-8f62-0f4f2d8f7a11';
  Object.assign(controlPlane().audit[0]!, {
    actor: { kind: 'person', id, name: 'perlman' },
    action: 'people.refused',
    subject: `person/${id}`,
    before: null,
    after: { why: 'wrong_password', what: 'sign-in' },
  });
  renderApp('/audit');
  const row = (await screen.findByText('wrong password')).closest('tr')!;
  expect(row).toHaveTextContent('perlman was refused sign-in');
  expect(within(row).getByText('person/perlman')).toBeVisible();
  expect(row).not.toHaveTextContent(id);
});

test('who may not read it gets no filters and no file of nothing', async () => {
  server.use(
    http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })),
    http.get('*/api/ai/audit', () => problem(403, 'forbidden', 'admin is needed')),
  );
  renderApp('/audit');
  expect(await screen.findByText('You may not see this')).toBeVisible();
  expect(screen.queryByRole('combobox', { name: 'What was done' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'CSV' })).not.toBeInTheDocument();
});

test('filters stand in the URL and are asked of the server, always with a time range', async () => {
  const asked: URLSearchParams[] = [];
  server.events.on('request:start', ({ request }) => {
    const url = new URL(request.url);
    if (url.pathname === '/api/ai/audit') asked.push(url.searchParams);
  });
  const { user, path } = renderApp('/audit');
  await user.click(await screen.findByRole('combobox', { name: 'What was done' }));
  await user.click(await screen.findByRole('option', { name: 'Prices and re-pricing' }));
  await waitFor(() => expect(screen.queryByText(/gateway key/)).not.toBeInTheDocument());
  expect(screen.getAllByText(/set price/).length).toBeGreaterThan(0);
  await user.type(screen.getByLabelText('By whom', { selector: 'input' }), 'admin');
  await waitFor(() => expect(path()).toBe('/audit?action=pricing&actor=admin'));
  expect(asked.every((query) => query.has('from') && query.has('to'))).toBe(true);
  expect(asked.at(-1)?.get('actor')).toBe('admin');
});

test('nothing that fits can be widened; a failure can be tried again', async () => {
  controlPlane().audit = [];
  const { user, path } = renderApp('/audit?actor=nobody');
  expect(await screen.findByText('Nothing happened')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show everything' }));
  expect(path()).toBe('/audit');
  server.use(http.get('*/api/ai/audit', () => problem(403, 'forbidden', 'admin is needed')));
  renderApp('/audit');
  expect(await screen.findByText('You may not see this')).toBeVisible();
});

test('differences are told by field, with what came and what went', () => {
  expect(
    differences(
      { name: 'a', tags: { env: 'x' }, models: ['one'], gone: true, same: 1 },
      { name: 'b', tags: { env: 'x', team: 'y' }, models: [], same: 1 },
    ),
  ).toEqual([
    { path: 'name', before: 'a', after: 'b' },
    { path: 'tags.team', before: null, after: 'y' },
    { path: 'models', before: 'one', after: '(none)' },
    { path: 'gone', before: 'true', after: null },
  ]);
  expect(differences(null, { steps: [{ above: 1 }] })).toEqual([
    { path: 'steps[0].above', before: null, after: '1' },
  ]);
});

test('actions and their subjects read as a sentence', () => {
  expect(inWords('keys.create')).toBe('created gateway key');
  expect(inWords('models.alias-delete')).toBe('deleted alias');
  expect(inWords('something.new')).toBe('new something');
  expect(nameOf('key/k1', null, { name: 'ci' })).toBe('ci');
  expect(nameOf('alias/team/cheap', null, null)).toBe('team/cheap');
});
