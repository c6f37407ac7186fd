import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { recordCalls } from '@/test/calls';
import { controlPlane } from '@/test/control-plane';
import { me } from '@/test/handlers';
import { problem } from '@/test/problem';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

test('gateways say whether they are well', async () => {
  controlPlane().gateways[0]!.degraded = ['ledger'];
  const { container } = renderApp('/settings');
  const ill = (await screen.findByText('gateway-eu-1')).closest('tr')!;
  expect(within(ill).getByText('Degraded')).toBeVisible();
  expect(within(ill).getByText('ledger')).toBeVisible();
  const behind = screen.getByText('gateway-eu-2').closest('tr')!;
  expect(within(behind).getByText('Behind')).toBeVisible();
  expect(within(behind).getByText('1,284 records')).toBeVisible();
  await expectAccessible(container);
});

test('a gateway that never came is asked for with the property it needs', async () => {
  controlPlane().gateways = [];
  renderApp('/settings');
  expect(await screen.findByText('No gateway reports here')).toBeVisible();
});

test('colours and time zone are chosen and remembered', async () => {
  const { user } = renderApp('/settings');
  await user.click(await screen.findByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark'));
  await user.click(screen.getByRole('combobox', { name: 'Time zone' }));
  await user.clear(screen.getByRole('combobox', { name: 'Time zone' }));
  await user.type(screen.getByRole('combobox', { name: 'Time zone' }), 'Tokyo');
  await user.click(await screen.findByRole('option', { name: 'Asia/Tokyo' }));
  expect(localStorage.getItem('weir.time-zone')).toBe('Asia/Tokyo');
});

test('demo data is left out of every figure on request', async () => {
  const { user } = renderApp('/settings');
  await user.click(await screen.findByRole('switch', { name: /Demo data/ }));
  expect(localStorage.getItem('weir.demo-data')).toBe('hidden');
  await user.click(screen.getByRole('switch', { name: /Demo data/ }));
  expect(localStorage.getItem('weir.demo-data')).toBeNull();
});

test('an admin is told what runs here, and where things are kept for how long', async () => {
  renderApp('/settings');
  expect(await screen.findByText('every request, for ever')).toBeVisible();
  expect(screen.getByText('Admin runs').nextElementSibling).toHaveTextContent('0.1.0');
  expect(screen.getByText('sealed in the database')).toBeVisible();
});

test('a Vault is named with its address and the path of the keys', async () => {
  controlPlane().instance = {
    version: null,
    retention_days: 400,
    provider_keys: {
      kept_in: 'vault',
      vault_url: 'https://vault.example:8200',
      vault_path: 'secret/weir/providers',
    },
  };
  renderApp('/settings');
  expect(
    await screen.findByText('in Vault at https://vault.example:8200, below secret/weir/providers'),
  ).toBeVisible();
  expect(screen.getByText('requests for 400 days; sums for ever')).toBeVisible();
});

test('who may only read sees no gateways', async () => {
  server.use(
    http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })),
    http.get('*/api/ai/gateways', () => problem(403, 'forbidden', 'admin is needed')),
  );
  const calls = recordCalls();
  renderApp('/settings');
  expect(await screen.findByText('Preferences')).toBeVisible();
  expect(screen.queryByText(/gateway-eu/)).not.toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(calls.filter((call) => /gateways|instance|quarantine/.test(call))).toEqual([]);
});
