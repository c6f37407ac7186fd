import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { me } from '@/test/handlers';
import { problem } from '@/test/problem';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';
import { keySchema, NEW_KEY, settingsOf, stateOf } from './key-settings';

const SECRET = /sk-weir-Nv4kT2wQ8yLm-7f3G/;

test('keys are listed with their state, and can be searched by tag', async () => {
  const { user, container, path } = renderApp('/keys');
  expect(await screen.findByText('ci-code-review')).toBeVisible();
  expect(screen.getByText('Expires soon')).toBeVisible();
  expect(screen.queryByText('mobile-app')).not.toBeInTheDocument();
  await expectAccessible(container);
  await user.type(screen.getByLabelText('Search keys'), 'rerank');
  await waitFor(() => expect(screen.queryByText('ci-code-review')).not.toBeInTheDocument());
  expect(screen.getByText('search-rerank')).toBeVisible();
  expect(path()).toBe('/keys?q=rerank');
});

test('a new key is shown once and is nowhere afterwards', async () => {
  const { user } = renderApp('/keys');
  await user.click(await screen.findByRole('button', { name: 'New key' }));
  await user.type(await screen.findByRole('textbox', { name: /Name/ }), 'checkout');
  await user.type(screen.getByLabelText('Tags', { selector: 'input' }), 'feature:checkout{Enter}');
  await expectAccessible(document.body);
  await user.click(screen.getByRole('button', { name: 'Create key' }));
  const dialog = await screen.findByRole('dialog', { name: 'checkout is ready' });
  expect(within(dialog).getByLabelText('The key')).toHaveTextContent(SECRET);
  expect(within(dialog).getByText(/curl http/)).toHaveTextContent(SECRET);
  await expectAccessible(document.body);
  await user.keyboard('{Escape}');
  expect(dialog).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'I have kept it' }));
  await waitFor(() => expect(screen.queryByText(SECRET)).not.toBeInTheDocument());
  expect(await screen.findByText('checkout')).toBeVisible();
  expect(JSON.stringify(localStorage)).not.toMatch(SECRET);
  expect(controlPlane().keys[0]).toMatchObject({ name: 'checkout', tags: { feature: 'checkout' } });
});

test('what the form or the server refuses stands at its field', async () => {
  const { user } = renderApp('/keys?new=1');
  await user.click(await screen.findByRole('button', { name: 'Create key' }));
  expect(await screen.findByText('A key needs a name')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /Name/ }), 'notebooks');
  await user.click(screen.getByRole('button', { name: 'Create key' }));
  expect(await screen.findByText('a key notebooks is there')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Name/ })).toBeInvalid();
});

test('a key is rotated with an overlap', async () => {
  let overlap: unknown;
  server.events.on('request:start', ({ request }) => {
    if (request.url.endsWith('/rotate')) {
      void request
        .clone()
        .json()
        .then((body: { overlap: number }) => (overlap = body.overlap));
    }
  });
  const { user } = renderApp('/keys');
  await user.click(await screen.findByRole('button', { name: 'Actions for support-assistant' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Rotate' }));
  await user.click(await screen.findByRole('radio', { name: /One hour more/ }));
  await user.click(screen.getByRole('button', { name: 'Make the new key' }));
  expect(await screen.findByRole('dialog', { name: 'The new text of support-assistant' })).toBeVisible();
  await waitFor(() => expect(overlap).toBe(3600));
});

test('a key is revoked only by its name', async () => {
  const { user } = renderApp('/keys');
  await user.click(await screen.findByRole('button', { name: 'Actions for search-rerank' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Revoke' }));
  const button = await screen.findByRole('button', { name: 'Revoke for ever' });
  expect(button).toBeDisabled();
  await user.type(screen.getByLabelText(/Type search-rerank/), 'search-rerank');
  await user.click(button);
  await waitFor(() => expect(screen.queryByRole('cell', { name: /search-rerank/ })).not.toBeInTheDocument());
  expect(controlPlane().keys.find((key) => key.name === 'search-rerank')?.refused).toBe('revoked');
});

test('without keys the next step is named', async () => {
  controlPlane().keys = [];
  const { container } = renderApp('/keys');
  expect(await screen.findByText('No gateway key yet')).toBeVisible();
  expect(screen.getAllByRole('button', { name: 'New key' })).toHaveLength(2);
  await expectAccessible(container);
});

test('a failure shows its request id and can be tried again', async () => {
  server.use(
    http.get('*/api/ai/keys', () => problem(500, 'internal', 'the database is away'), { once: true }),
  );
  const { user } = renderApp('/keys');
  expect(await screen.findByText('the database is away')).toBeVisible();
  expect(screen.getByText('req-of-the-test')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('ci-code-review')).toBeVisible();
});

test('who may only read sees keys but changes none', async () => {
  server.use(http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })));
  renderApp('/keys?new=1');
  expect(await screen.findByText('ci-code-review')).toBeVisible();
  expect(screen.queryByRole('button', { name: /New key|Actions for/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Create key' })).not.toBeInTheDocument();
});

test('settings are sent whole, so that an emptied field is emptied', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  const form = { ...NEW_KEY, name: ' app ', tags: ['url:https://x.y'], expires: '30' as const };
  expect(settingsOf(form, now, 'UTC')).toMatchObject({
    name: 'app',
    user: null,
    team: null,
    tags: { url: 'https://x.y' },
    expires_at: '2026-12-20T12:00:00.000Z',
    client_gone: null,
  });
  expect(keySchema.safeParse({ ...form, tags: ['no colon'] }).success).toBe(false);
  expect(keySchema.safeParse({ ...form, expires: 'date', expires_at: '' }).success).toBe(false);
});

test('a refused key says why', () => {
  const key = controlPlane().keys[0]!;
  expect(stateOf({ ...key, refused: 'expired' }, 0).word).toBe('Expired');
  expect(stateOf({ ...key, refused: 'revoked' }, 0).word).toBe('Revoked');
});
