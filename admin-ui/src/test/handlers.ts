import { http, HttpResponse } from 'msw';
import { compare } from '@/lib/money';
import { startOfDay, startOfWeek } from '@/lib/time-zone';
import { controlHandlers } from './control-plane';
import { demoRows, figures, type Row } from './demo-data';
import { problem } from './problem';

/** An admin service with thirty days of demo data: as far as the pages need one. */

let made: Row[] | null = null;
export function rows(): Row[] {
  made ??= demoRows(Date.now(), 30, 700);
  return made;
}

export { problem };

function filtered(url: URL): Row[] {
  const get = (name: string) => url.searchParams.get(name);
  const from = get('from');
  const to = get('to');
  const tags = url.searchParams.getAll('tags').flatMap((tag) => tag.split(','));
  const status = get('status');
  return rows().filter(
    (row) =>
      (!from || row.started_at! >= from) &&
      (!to || row.started_at! < to) &&
      (!get('model') || (row.model_served ?? row.model_requested) === get('model')) &&
      (!get('provider') || row.provider === get('provider')) &&
      (!get('key') || row.key_id === get('key')) &&
      (!get('user') || row.user === get('user')) &&
      (!get('team') || row.team === get('team')) &&
      (!get('front') || row.front === get('front')) &&
      (!get('conversation') || row.conversation_id === get('conversation')) &&
      (!get('streaming') || String(row.is_streaming) === get('streaming')) &&
      (!get('byok') || String(row.is_byok) === get('byok')) &&
      (!status ||
        (status === 'error'
          ? row.outcome !== 'ok' && row.outcome !== 'client_closed'
          : /^\dxx$/.test(status)
            ? String(row.status)[0] === status[0]
            : String(row.status) === status || row.outcome === status)) &&
      tags.every((tag) => !tag || row.tags?.[tag.split(':')[0]!] === tag.slice(tag.indexOf(':') + 1)),
  );
}

function grouped(found: Row[], of: (row: Row) => string | null, order: string | null) {
  const groups = Map.groupBy(found, of);
  return [...groups]
    .map(([name, members]) => ({ name, ...figures(members) }))
    .sort((one, other) =>
      order === 'cost' ? compare(other.cost_usd, one.cost_usd) : (other.requests ?? 0) - (one.requests ?? 0),
    );
}

const modelOf = (row: Row) => row.model_served ?? row.model_requested;

const WIDTH: Record<string, number> = { minute: 60_000, hour: 3_600_000 };

function buckets(url: URL): number[] {
  const from = Date.parse(url.searchParams.get('from') ?? '');
  const to = Date.parse(url.searchParams.get('to') ?? '');
  const zone = url.searchParams.get('tz') ?? 'UTC';
  const bucket = url.searchParams.get('bucket') ?? 'hour';
  const width = WIDTH[bucket];
  const starts: number[] = [];
  for (
    let i = 0,
      at = width
        ? Math.floor(from / width) * width
        : bucket === 'day'
          ? startOfDay(from, zone)
          : startOfWeek(from, zone);
    at < to;
    i++
  ) {
    starts.push(at);
    at = width ? at + width : bucket === 'day' ? startOfDay(at, zone, 1) : startOfWeek(at, zone, 1);
  }
  return starts;
}

export const me = {
  kind: 'person',
  id: 'p1',
  name: 'admin',
  permissions: ['admin'],
  user: 'admin',
  team: null,
  csrf: { header: 'X-XSRF-TOKEN', token: 'token-of-the-test' },
};

export const handlers = [
  http.get('*/api/ai/me', () => HttpResponse.json(me)),
  http.post('*/login', async ({ request }) => {
    const body = (await request.json()) as { password?: string };
    return body.password === 'wrong'
      ? problem(401, 'invalid_credentials', 'name or password is wrong')
      : HttpResponse.json(me);
  }),
  http.post('*/logout', () => new HttpResponse(null, { status: 204 })),
  http.get('*/api/ai/usage/summary', ({ request }) => {
    const url = new URL(request.url);
    const found = filtered(url);
    const sums = figures(found);
    return HttpResponse.json({
      from: url.searchParams.get('from'),
      to: url.searchParams.get('to'),
      total_requests: sums.requests,
      total_input_tokens: sums.prompt_tokens,
      total_output_tokens: sums.completion_tokens,
      total_cost_usd: sums.cost_usd,
      ...sums,
      by_model: grouped(found, modelOf, null).map(({ name, ...rest }) => ({ model: name, ...rest })),
    });
  }),
  http.get('*/api/ai/usage/top-models', ({ request }) => {
    const url = new URL(request.url);
    const items = grouped(filtered(url), modelOf, url.searchParams.get('order')).map(({ name, ...rest }) => ({
      model: name,
      ...rest,
    }));
    return HttpResponse.json({ items: items.slice(0, Number(url.searchParams.get('limit') ?? 10)) });
  }),
  http.get('*/api/ai/usage/by-provider', ({ request }) => {
    const url = new URL(request.url);
    return HttpResponse.json({
      items: grouped(filtered(url), (row) => row.provider, url.searchParams.get('order')).map(
        ({ name, ...rest }) => ({ provider: name, ...rest }),
      ),
    });
  }),
  http.get('*/api/ai/usage/by/:dimension', ({ request, params }) => {
    const url = new URL(request.url);
    const of: Record<string, (row: Row) => string | null> = {
      model: modelOf,
      provider: (row) => row.provider,
      key: (row) => row.key_id,
      user: (row) => row.user,
      team: (row) => row.team,
      front: (row) => row.front,
      outcome: (row) => row.outcome,
    };
    const items = grouped(
      filtered(url),
      of[String(params.dimension)] ?? modelOf,
      url.searchParams.get('order'),
    );
    return HttpResponse.json({ items: items.map(({ name, ...rest }) => ({ value: name, ...rest })) });
  }),
  http.get('*/api/ai/usage/requests/:id', ({ params }) => {
    const found = rows().filter((row) =>
      [row.id, row.request_id, row.trace_id, row.provider_request_id].includes(String(params.id)),
    );
    return found.length === 0
      ? problem(404, 'not_found', `request ${String(params.id)} is not known`)
      : HttpResponse.json({ items: found });
  }),
  http.get('*/api/ai/usage/by-tag', ({ request }) => {
    const url = new URL(request.url);
    const tag = url.searchParams.get('name') ?? '';
    return HttpResponse.json({
      items: grouped(filtered(url), (row) => row.tags?.[tag] ?? null, url.searchParams.get('order')).map(
        ({ name, ...rest }) => ({ value: name, ...rest }),
      ),
    });
  }),
  http.get('*/api/ai/usage/timeseries', ({ request }) => {
    const url = new URL(request.url);
    const starts = buckets(url);
    const parts: Row[][] = starts.map(() => []);
    for (const row of filtered(url)) {
      const at = Date.parse(row.started_at!);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= at) low = middle;
        else high = middle - 1;
      }
      parts[low]?.push(row);
    }
    return HttpResponse.json({
      items: starts.map((start, i) => ({ bucket: new Date(start).toISOString(), ...figures(parts[i]!) })),
    });
  }),
  http.get('*/api/ai/usage/recent', ({ request }) => {
    const url = new URL(request.url);
    const limit = Number(url.searchParams.get('limit') ?? 50);
    const start = Number(url.searchParams.get('cursor') ?? 0);
    const found = filtered(url);
    return HttpResponse.json({
      items: found.slice(start, start + limit),
      next_cursor: start + limit < found.length ? String(start + limit) : null,
    });
  }),
  http.get('*/api/ai/usage/conversations', ({ request }) => {
    const url = new URL(request.url);
    const found = filtered(url).filter((row) => row.conversation_id !== null);
    const items = [...Map.groupBy(found, (row) => row.conversation_id)].map(([id, members]) => ({
      conversation_id: id,
      first_at: members.at(-1)?.started_at,
      last_at: members[0]?.started_at,
      ...figures(members),
    }));
    const start = Number(url.searchParams.get('cursor') ?? 0);
    const limit = Number(url.searchParams.get('limit') ?? 50);
    return HttpResponse.json({
      items: items.slice(start, start + limit),
      next_cursor: start + limit < items.length ? String(start + limit) : null,
    });
  }),
  http.get('*/api/ai/usage/conversations/:id', ({ params }) => {
    const members = rows()
      .filter((row) => row.conversation_id === params.id)
      .reverse();
    return members.length === 0
      ? problem(404, 'not_found', `conversation ${String(params.id)} was not found`)
      : HttpResponse.json({
          conversation_id: params.id,
          ...figures(members),
          items: members,
          next_cursor: null,
        });
  }),
  ...controlHandlers,
];
