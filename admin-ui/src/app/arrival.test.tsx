import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '@/test/render';
import { server } from '@/test/server';

test('a page that is gone to stands at that moment, and is asked for once', async () => {
  const asked: string[] = [];
  server.events.on('request:start', ({ request }) => {
    const url = new URL(request.url);
    if (url.pathname.endsWith('/usage/summary')) asked.push(url.searchParams.get('to') ?? '');
  });
  const { user } = renderApp('/');
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await waitFor(() => expect(asked.length).toBeGreaterThan(0));
  const first = [...asked].sort().at(-1) ?? '';
  const known = asked.length;
  const [usage] = screen.getAllByRole('link', { name: 'Usage' });
  if (!usage) throw new Error('no link to Usage');
  await user.click(usage);
  expect(await screen.findByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
  await waitFor(() => expect(asked.length).toBeGreaterThan(known));
  const later = new Set(asked.slice(known));
  expect(later.size).toBe(1);
  expect([...later][0]?.localeCompare(first)).toBe(1);
});
