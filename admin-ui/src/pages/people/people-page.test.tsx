import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { controlPlane } from '@/test/control-plane';
import { me } from '@/test/handlers';
import { problem } from '@/test/problem';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';
import { makePassword } from './password';

test('people are listed with their roles; who signs in elsewhere is shown as such', async () => {
  const { user, container } = renderApp('/people');
  const row = (await screen.findByText('jonas')).closest('tr')!;
  expect(within(row).getByText('at login.example.com')).toBeVisible();
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Actions for jonas' }));
  expect(await screen.findByRole('menuitem', { name: 'Change' })).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: 'Reset the password' })).not.toBeInTheDocument();
});

test('a new person gets a password that is shown once', async () => {
  const { user } = renderApp('/people');
  await user.click(await screen.findByRole('button', { name: 'Add a person' }));
  await user.type(await screen.findByLabelText(/^Name/), 'tom');
  await user.type(screen.getByLabelText('E-mail'), 'not an address');
  await user.click(screen.getByRole('radio', { name: /Member/ }));
  await user.click(screen.getByRole('button', { name: 'Add and make a password' }));
  expect(await screen.findByText(/An address such as/)).toBeVisible();
  await user.clear(screen.getByLabelText('E-mail'));
  await expectAccessible(document.body);
  await user.click(screen.getByRole('button', { name: 'Add and make a password' }));
  const dialog = await screen.findByRole('dialog', { name: 'The password of tom' });
  const password = within(dialog).getByLabelText('The password').textContent ?? '';
  expect(password).toMatch(/^\w{20}$/);
  await user.click(within(dialog).getByRole('button', { name: 'I have kept it' }));
  await waitFor(() => expect(screen.queryByText(password)).not.toBeInTheDocument());
  expect(controlPlane().people.at(-1)).toMatchObject({ name: 'tom', role: 'member', email: null });
});

test('a person is disabled, and deleted by name', async () => {
  const { user } = renderApp('/people');
  await user.click(await screen.findByRole('button', { name: 'Actions for aiko' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Disable' }));
  await waitFor(() =>
    expect(controlPlane().people.find((one) => one.name === 'aiko')?.is_active).toBe(false),
  );
  await user.click(screen.getByRole('button', { name: 'Actions for mira' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.type(await screen.findByLabelText(/Type mira/), 'mira');
  await user.click(screen.getByRole('button', { name: 'Delete for ever' }));
  await waitFor(() => expect(screen.queryByRole('cell', { name: /mira@/ })).not.toBeInTheDocument());
});

test('what the server refuses is said in the form', async () => {
  server.use(
    http.patch('*/api/ai/people/:id', () => problem(409, 'conflict', 'the last admin stays an admin')),
  );
  const { user } = renderApp('/people?person=p1');
  await user.click(await screen.findByRole('radio', { name: /Viewer/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('the last admin stays an admin')).toBeVisible();
});

test('who may not see people is told so, and cannot add one', async () => {
  server.use(
    http.get('*/api/ai/me', () => HttpResponse.json({ ...me, permissions: ['read'] })),
    http.get('*/api/ai/people', () => problem(403, 'forbidden', 'admin is needed')),
  );
  renderApp('/people?new=1');
  expect(await screen.findByText('You may not see this')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add a person' })).not.toBeInTheDocument();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('nobody that fits, and nobody at all', async () => {
  const { user } = renderApp('/people?q=zzz');
  expect(await screen.findByText('Nobody fits')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show everybody' }));
  expect(await screen.findByText('jonas')).toBeVisible();
});

test('passwords favour no character', () => {
  expect(makePassword((bytes) => bytes.fill(0))).toBe('A'.repeat(20));
  let call = 0;
  const text = makePassword((bytes) => bytes.fill(call++ === 0 ? 255 : 1));
  expect(text).toBe('B'.repeat(20));
});
