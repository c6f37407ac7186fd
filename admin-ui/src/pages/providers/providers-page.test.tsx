import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { me } from '@/test/handlers';
import { problem } from '@/test/problem';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';
import { healthOf, type Hour } from './health';
import { changeRequest, formOf } from './provider-settings';

test('each provider shows its health, its key and the circuits that are not closed', async () => {
  const { container } = renderApp('/providers');
  const card = await screen.findByRole('article', { name: 'Anthropic' });
  expect(within(card).getByText('Circuit open')).toBeVisible();
  expect(within(card).getByText('63 % of 48 failed at gateway-eu-2')).toBeVisible();
  expect(within(card).getByText('verified 2 days ago')).toBeVisible();
  expect(within(screen.getByRole('article', { name: 'xAI' })).getByText('never verified')).toBeVisible();
  expect(within(screen.getByRole('article', { name: 'Our vLLM' })).getByText('Disabled')).toBeVisible();
  await expectAccessible(container);
});

test('a key that the provider refuses is not kept, and says why at its field', async () => {
  controlPlane().providers = [];
  const { user } = renderApp('/providers');
  expect(await screen.findByText('No provider yet')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Add a provider' })[0]!);
  await user.click(await screen.findByRole('button', { name: /Anthropic/ }));
  await user.click(screen.getByRole('button', { name: 'Test and save' }));
  expect(await screen.findByText('Paste the key')).toBeVisible();
  await user.type(screen.getByLabelText(/^Key of Anthropic/), 'sk-ant-wrong');
  await user.click(screen.getByRole('button', { name: 'Test now' }));
  expect(await screen.findByText('the provider refused the key (status 401)')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Test and save' }));
  expect(await screen.findByText(/the live check of anthropic failed/)).toBeVisible();
  expect(controlPlane().providers).toHaveLength(0);
  await expectAccessible(document.body);
  await user.clear(screen.getByLabelText(/^Key of Anthropic/));
  await user.type(screen.getByLabelText(/^Key of Anthropic/), 'sk-ant-right');
  await user.click(screen.getByRole('button', { name: 'Test and save' }));
  expect(await screen.findByRole('article', { name: 'Anthropic' })).toBeVisible();
  expect(controlPlane().providers[0]).toMatchObject({ id: 'anthropic', api_key_masked: '…ight' });
});

test('an endpoint of one’s own needs an address', async () => {
  const { user } = renderApp('/providers?new=1');
  await user.click(await screen.findByRole('button', { name: /Another endpoint/ }));
  await user.type(screen.getByLabelText(/^Id/, { selector: 'input' }), 'lab');
  await user.click(screen.getByRole('button', { name: 'Test and save' }));
  expect(await screen.findByText(/Where it is, such as/)).toBeVisible();
  await user.type(screen.getByLabelText(/^Address/, { selector: 'input' }), 'http://lab:8000/v1');
  await user.type(screen.getByLabelText(/^Key/, { selector: 'input' }), 'abc');
  await user.type(screen.getByLabelText('Prefixes', { selector: 'input' }), 'lab-{Enter}');
  await user.click(screen.getByRole('button', { name: 'Test and save' }));
  expect(await screen.findByRole('article', { name: 'lab' })).toBeVisible();
  expect(controlPlane().providers.at(-1)).toMatchObject({
    base_url: 'http://lab:8000/v1',
    prefixes: ['lab-'],
  });
});

test('a provider is switched off, gets a new key, and is deleted by name', async () => {
  const { user } = renderApp('/providers');
  await user.click(await screen.findByRole('switch', { name: 'Mistral AI is in use' }));
  await waitFor(() => expect(screen.getByRole('switch', { name: 'Mistral AI is in use' })).not.toBeChecked());

  await user.click(screen.getByRole('button', { name: 'Actions for OpenAI' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Replace the key' }));
  await user.type(await screen.findByLabelText(/^New key/, { selector: 'input' }), 'sk-fresh-9999');
  await user.click(screen.getByRole('button', { name: 'Test and save' }));
  expect(await screen.findByText('…9999')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Actions for DeepSeek' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.type(await screen.findByLabelText(/Type DeepSeek/), 'DeepSeek');
  await user.click(screen.getByRole('button', { name: 'Delete it' }));
  await waitFor(() => expect(screen.queryByRole('article', { name: 'DeepSeek' })).not.toBeInTheDocument());
});

test('who may not see providers is told so, and cannot add one', async () => {
  server.use(
    http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })),
    http.get('*/api/ai/providers', () => problem(403, 'forbidden', 'admin is needed')),
  );
  renderApp('/providers?new=1');
  expect(await screen.findByText('You may not see this')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add a provider' })).not.toBeInTheDocument();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('health is the worst that is known', () => {
  const openai = controlPlane().providers.find((one) => one.id === 'openai')!;
  const hour = (requests: number, errors: number) => ({ requests, error_count: errors }) as Hour;
  expect(healthOf(openai, undefined).word).toBe('Healthy');
  expect(healthOf(openai, hour(100, 3)).word).toBe('Some errors');
  expect(healthOf(openai, hour(100, 10)).word).toBe('Failing');
  expect(healthOf({ ...openai, api_key_masked: null }, hour(100, 10)).word).toBe('No key');
  expect(healthOf({ ...openai, is_active: false }, hour(100, 10)).word).toBe('Disabled');
});

test('a change sends only what differs', () => {
  const openai = controlPlane().providers.find((one) => one.id === 'openai')!;
  expect(changeRequest(formOf(openai), openai)).toEqual({});
  expect(changeRequest({ ...formOf(openai), base_url: 'https://proxy/v1' }, openai)).toEqual({
    base_url: 'https://proxy/v1',
  });
});
