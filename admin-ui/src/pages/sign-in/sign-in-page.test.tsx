import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { problem } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';
import { ownPath } from './sign-in-page';

test('a stranger is asked to sign in and comes back to where they wanted to go', async () => {
  server.use(http.get('*/api/ai/me', () => problem(401, 'unauthorized', 'sign in first'), { once: true }));
  const { user, path, container } = renderApp('/requests?range=7d');
  await user.type(await screen.findByLabelText('Name'), 'admin');
  await expectAccessible(container);
  await user.type(screen.getByLabelText('Password'), 'right');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('heading', { name: 'Requests' });
  expect(path()).toBe('/requests?range=7d');
});

test('a wrong password is said in words', async () => {
  server.use(http.get('*/api/ai/me', () => problem(401, 'unauthorized', 'sign in first')));
  const { user } = renderApp('/sign-in');
  await user.type(await screen.findByLabelText('Name'), 'admin');
  await user.type(screen.getByLabelText('Password'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('name or password is wrong'));
});

test('nobody is sent to another site', () => {
  expect(ownPath('//evil.example')).toBe('/');
  expect(ownPath('/\\evil.example')).toBe('/');
  expect(ownPath('https://evil.example')).toBe('/');
  expect(ownPath('/usage?by=key')).toBe('/usage?by=key');
});
