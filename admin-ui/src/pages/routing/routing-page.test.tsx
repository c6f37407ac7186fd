import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { me } from '@/test/handlers';
import { problem } from '@/test/problem';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

test('a name is followed to its provider and its fallbacks', async () => {
  const { user, container, path } = renderApp('/routing');
  await user.type(await screen.findByLabelText('Name of a model', { selector: 'input' }), 'smart{Enter}');
  const way = await screen.findByRole('list', { name: 'The way of smart' });
  expect(
    within(way)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    expect.stringContaining('smart'),
    expect.stringContaining('claude-sonnet-4-5'),
    expect.stringContaining('gpt-5'),
    expect.stringContaining('gemini-2.5-pro'),
    expect.stringContaining('mistral-large-latest'),
  ]);
  expect(path()).toBe('/routing?name=smart');
  await expectAccessible(container);
});

test('a name that goes nowhere says what to do', async () => {
  renderApp('/routing?name=unheard-of');
  expect(await screen.findByText(/goes to no provider/)).toBeVisible();
});

test('an alias is made, refused where it falls back to itself, and deleted by name', async () => {
  const { user } = renderApp('/routing');
  await user.click(await screen.findByRole('button', { name: 'New alias' }));
  await user.type(await screen.findByLabelText('Name'), 'team/cheap');
  await user.type(screen.getByLabelText('Goes to'), 'gpt-5-nano');
  await user.type(screen.getByLabelText('Then falls back to', { selector: 'input' }), 'gpt-5-nano{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/The target itself is no fallback/)).toBeVisible();
  await user.type(
    screen.getByLabelText('Then falls back to', { selector: 'input' }),
    '{Backspace}deepseek-chat{Enter}',
  );
  await expectAccessible(document.body);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(controlPlane().aliases.at(-1)).toEqual({
      name: 'team/cheap',
      target: 'gpt-5-nano',
      fallbacks: ['deepseek-chat'],
    }),
  );

  let deleted = '';
  server.use(
    http.delete('*/api/ai/models/aliases/*', ({ request }) => {
      deleted = new URL(request.url).pathname;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Actions for team/cheap' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.type(await screen.findByLabelText(/Type team\/cheap/), 'team/cheap');
  await user.click(screen.getByRole('button', { name: 'Delete it' }));
  await waitFor(() => expect(deleted).toBe('/api/ai/models/aliases/team/cheap'));
});

test('an allow-list for a tag is written as name:value', async () => {
  const { user } = renderApp('/routing');
  await user.click(await screen.findByRole('button', { name: 'New rule' }));
  await user.click(await screen.findByRole('combobox', { name: 'For' }));
  await user.click(await screen.findByRole('option', { name: 'A tag' }));
  await user.type(await screen.findByLabelText('Tag'), 'staging');
  await user.type(screen.getByLabelText('Only these models', { selector: 'input' }), 'gpt-5-nano{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Write it as name:value')).toBeVisible();
  await user.clear(screen.getByLabelText('Tag'));
  await user.type(screen.getByLabelText('Tag'), 'env:lab');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(controlPlane().rules.at(-1)).toMatchObject({
      scope: 'tag',
      subject: 'env:lab',
      models: ['gpt-5-nano'],
    }),
  );
});

test('empty lists say what they mean, and a failure is told', async () => {
  Object.assign(controlPlane(), { aliases: [], rules: [] });
  const { container } = renderApp('/routing');
  expect(await screen.findByText('No alias yet')).toBeVisible();
  expect(await screen.findByText('Everybody may use every model')).toBeVisible();
  await expectAccessible(container);
});

test('who may only read follows names and changes nothing', async () => {
  server.use(
    http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })),
    http.get('*/api/ai/rules', () => problem(403, 'forbidden', 'admin is needed')),
  );
  renderApp('/routing');
  expect(await screen.findByText('fast')).toBeVisible();
  expect(screen.queryByRole('button', { name: /New|Actions/ })).not.toBeInTheDocument();
});
