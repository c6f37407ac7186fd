import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { rows } from '@/test/handlers';
import { expectAccessible, renderApp } from '@/test/render';
import { server } from '@/test/server';

const SECRET = 'sk-weir-temporary-secret';

function gateway(answer: () => Response) {
  const seen: { authorization: string | null; body: Record<string, unknown> }[] = [];
  const made: Record<string, unknown>[] = [];
  server.use(
    http.post('*/api/ai/keys', async ({ request }) => {
      made.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.json({ id: 'tmp1', key: SECRET }, { status: 201 });
    }),
    http.delete('*/api/ai/keys/tmp1', () => new HttpResponse(null, { status: 204 })),
    http.post('*/v1/chat/completions', async ({ request }) => {
      seen.push({
        authorization: request.headers.get('authorization'),
        body: (await request.json()) as Record<string, unknown>,
      });
      return answer();
    }),
  );
  return { seen, made };
}

const stream = () =>
  new HttpResponse(
    'data: {"choices":[{"delta":{"content":"Good "}}]}\n\ndata: {"choices":[{"delta":{"content":"day"},"finish_reason":"stop"}]}\n\ndata: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}}\n\ndata: [DONE]\n\n',
    { headers: { 'content-type': 'text/event-stream', 'x-request-id': rows()[0]?.request_id ?? '' } },
  );

test('two models answer side by side, with a key of fifteen minutes', async () => {
  const { seen, made } = gateway(stream);
  const { user, container } = renderApp('/playground?models=gpt-5-mini,claude-sonnet-4-5');
  await screen.findByDisplayValue('ci-code-review');
  await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  await waitFor(() => expect(screen.getAllByText('Good day')).toHaveLength(2));
  expect(screen.getAllByText('5 in, 2 out')).toHaveLength(2);
  expect(await screen.findAllByRole('link', { name: /^\$|unpriced/ })).toHaveLength(2);
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({
    permissions: ['execute'],
    user: 'build',
    team: 'platform',
    tags: { via: 'playground' },
  });
  expect(seen.map(({ body }) => body.model).sort()).toEqual(['claude-sonnet-4-5', 'gpt-5-mini']);
  expect(seen.every(({ authorization }) => authorization === `Bearer ${SECRET}`)).toBe(true);
  expect(
    JSON.stringify({ ...localStorage, ...sessionStorage }) + document.body.innerHTML + location.href,
  ).not.toContain(SECRET);
  await expectAccessible(container);
});

test('what the gateway refuses is said', async () => {
  gateway(() =>
    HttpResponse.json(
      { error: { message: 'the model is not allowed for this key', code: 'model_not_allowed' } },
      { status: 403 },
    ),
  );
  const { user } = renderApp('/playground?models=gpt-5-mini');
  await screen.findByDisplayValue('ci-code-review');
  await user.type(screen.getByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('the model is not allowed for this key');
});
