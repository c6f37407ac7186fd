import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { problem } from '@/test/problem';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';
import { priceFormOf, priceRequestOf, priceSchema } from './price-settings';
import { rate } from './rates';

test('the catalog shows prices; those without one stand first', async () => {
  const { container } = renderApp('/models');
  const unpriced = await screen.findByRole('table', { name: 'Models without a price' });
  expect(within(unpriced).getByText('212')).toBeVisible();
  const row = (await screen.findByText('claude-sonnet-4-5')).closest('tr')!;
  expect(within(row).getByText('$3')).toBeVisible();
  expect(within(row).getByText('$0.30')).toBeVisible();
  expect(within(row).getByText('1 step')).toBeVisible();
  await expectAccessible(container);
});

test('a model without a price gets one, exactly as it was typed', async () => {
  const first = controlPlane().unpriced[0]!.first_seen;
  const { user } = renderApp('/models');
  await user.click(await screen.findByRole('button', { name: 'Set a price' }));
  await user.click(await screen.findByRole('button', { name: 'Set the price' }));
  expect(await screen.findByText('A price needs a number')).toBeVisible();
  await user.type(screen.getByLabelText('Input'), '0.2');
  await user.type(screen.getByLabelText('Output'), '0.5000001');
  await user.click(screen.getByRole('button', { name: 'Set the price' }));
  expect(await screen.findByText(/at most six decimals/)).toBeVisible();
  await user.clear(screen.getByLabelText('Output'));
  await user.type(screen.getByLabelText('Output'), '0.075');
  await expectAccessible(document.body);
  await user.click(screen.getByRole('button', { name: 'Set the price' }));
  await waitFor(() =>
    expect(screen.queryByRole('table', { name: 'Models without a price' })).not.toBeInTheDocument(),
  );
  expect(controlPlane().prices.at(-1)).toMatchObject({
    model: 'grok-4-fast',
    provider: 'xai',
    input_uncached: '0.2',
    output_text: '0.075',
  });
  const since = controlPlane().prices.at(-1)?.valid_from ?? '';
  expect(since <= first && Date.parse(first) - Date.parse(since) < 60_000).toBe(true);
});

test('a model opens with its history', async () => {
  const { user, path } = renderApp('/models');
  await user.click(await screen.findByText('gpt-5-mini'));
  const drawer = await screen.findByRole('dialog', { name: /gpt-5-mini/ });
  expect(await within(drawer).findByText(/Contract of November/)).toBeVisible();
  expect(within(drawer).getByText(/\$0.25 input · \$0.025 cached · \$2 output/)).toBeVisible();
  expect(path()).toBe('/models?model=gpt-5-mini&of=openai');
  await expectAccessible(document.body);
});

test('the ledger is re-priced: dry run, apply, undo', async () => {
  const { user } = renderApp('/models');
  await user.click(await screen.findByRole('button', { name: 'Re-price the ledger' }));
  await user.click(await screen.findByRole('button', { name: 'Dry run' }));
  expect(await screen.findByText('+$0.2246')).toBeVisible();
  expect(controlPlane().runs).toMatchObject([{ dry_run: true }]);
  await expectAccessible(document.body);
  await user.click(screen.getByRole('button', { name: 'Apply to 212 requests' }));
  await user.type(await screen.findByLabelText(/Type re-price/), 're-price');
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Undone')).toBeVisible();
  expect(controlPlane().runs).toMatchObject([{ dry_run: true }, { dry_run: false, state: 'undone' }]);
});

test('a re-pricing reaches to the newest request unless another end is chosen', async () => {
  const { user } = renderApp('/models?reprice=1');
  const opened = Date.now();
  await user.click(await screen.findByRole('button', { name: 'Dry run' }));
  await waitFor(() => expect(controlPlane().runs).toHaveLength(1));
  const end = Date.parse(controlPlane().runs[0]!.to);
  expect(end).toBeGreaterThanOrEqual(opened);
  expect(end % 60_000).toBe(0);
});

test('a name that nothing has leads back to all models', async () => {
  const { user } = renderApp('/models?q=nothing-like-it');
  expect(await screen.findByText('No model fits')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show all models' }));
  expect(await screen.findByText('gpt-5-nano')).toBeVisible();
});

test('a catalog that fails shows why', async () => {
  server.use(http.get('*/api/ai/models', () => problem(503, 'unavailable', 'no snapshot yet')));
  renderApp('/models');
  expect(await screen.findByText('no snapshot yet')).toBeVisible();
});

test('a new version keeps the steps and service tiers of the price before', () => {
  const current = controlPlane().prices.find((price) => price.model === 'claude-sonnet-4-5')!;
  const form = priceFormOf({ name: 'claude-sonnet-4-5', provider: 'anthropic' }, current, 0, 'UTC');
  expect(priceSchema.safeParse(form).success).toBe(true);
  const request = priceRequestOf({ ...form, output_text: '14' }, current, 'UTC');
  expect(request).toMatchObject({
    output_text: '14',
    input_cache_write_1h: '6.00',
    tiers: [{ above_prompt_tokens: 200_000, output_text: '22.50' }],
    service_tiers: { batch: { output_text: '7.50' } },
  });
  expect(request.valid_from).toBeUndefined();
});

test('rates lose zeros that say nothing, and no other digit', () => {
  expect(rate('3.00')).toBe('$3');
  expect(rate('0.30')).toBe('$0.30');
  expect(rate('0.0225')).toBe('$0.0225');
  expect(rate('10')).toBe('$10');
  expect(rate(undefined)).toBe('—');
});
