import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { demoRow, random } from '@/test/demo-data';
import { rows } from '@/test/handlers';
import { renderApp } from '@/test/render';
import { server } from '@/test/server';

/** The events of the server, sent by the test. */
class Events extends EventTarget {
  static all: Events[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    Events.all.push(this);
  }
  close() {
    Events.all = Events.all.filter((one) => one !== this);
  }
  send(data: unknown) {
    this.dispatchEvent(new MessageEvent('requests', { data: JSON.stringify(data) }));
  }
}

afterEach(() => vi.unstubAllGlobals());

test('requests that come in appear by themselves until that is paused, and stay then', async () => {
  vi.stubGlobal('EventSource', Events);
  const known = rows().slice(0, 3);
  const fresh = demoRow(Date.now(), random(5));
  const lists = [
    { items: known, next_cursor: null },
    { items: [fresh, known[0]], next_cursor: null },
  ];
  server.use(
    http.get('*/api/ai/usage/recent', ({ request }) =>
      HttpResponse.json(/limit=[12]00/.test(request.url) ? (lists.shift() ?? lists[0]) : lists[0]),
    ),
  );

  const { user } = renderApp('/requests?tz=UTC');
  await screen.findByRole('table', { name: 'Requests' });
  await waitFor(() => expect(Events.all).toHaveLength(1));
  expect(Events.all[0]?.url).toBe('/api/ai/events');
  act(() => {
    Events.all[0]?.onopen?.();
    Events.all[0]?.send({ items: [fresh], missed: 0 });
  });
  expect(await screen.findByText(/1 new/)).toBeVisible();

  await user.click(screen.getByRole('button', { name: /^Live/ }));
  expect(await screen.findByRole('button', { name: /^Paused/ })).toBeVisible();
  expect(Events.all).toHaveLength(0);
  expect(screen.getByText(/1 new/)).toBeVisible();
});
