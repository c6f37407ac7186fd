import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { recordCalls } from '@/test/calls';
import { me, problem } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

test('a person sees their own usage and keys', async () => {
  server.use(
    http.get('*/api/ai/me', () =>
      HttpResponse.json({ ...me, name: 'Mira', user: 'mira', permissions: ['read', 'execute'] }),
    ),
  );
  const calls = recordCalls();
  const { container } = renderApp('/me');
  expect(await screen.findByText('My cost by model')).toBeVisible();
  expect(await screen.findByText('support-assistant')).toBeVisible();
  expect(screen.queryByText('ci-code-review')).toBeNull();
  expect(calls.filter((call) => call.includes('/usage/')).every((call) => call.includes('user=mira'))).toBe(
    true,
  );
  await expectAccessible(container);
});

test('a wrong current password is said', async () => {
  server.use(
    http.post('*/api/ai/me/password', () =>
      problem(400, 'invalid_value', 'current: it is not your password'),
    ),
  );
  const { user } = renderApp('/me');
  await user.type(await screen.findByLabelText('Current password'), 'wrong');
  await user.type(screen.getByLabelText('New password'), 'another one');
  await user.click(screen.getByRole('button', { name: 'Change it' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('it is not your password');
});
