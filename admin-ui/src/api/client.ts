import createClient, { type Middleware } from 'openapi-fetch';
import { errorOf, unreachable } from './problem';
import type { paths } from './schema.gen';

/** What a change must carry; kept in memory only. */
let csrf: { header: string; token: string } | null = null;

export function rememberCsrf(
  token: { header?: string | null; token?: string | null } | null | undefined,
): void {
  csrf = token?.header && token.token ? { header: token.header, token: token.token } : null;
}

const middleware: Middleware = {
  onRequest({ request }) {
    if (csrf && request.method !== 'GET' && request.method !== 'HEAD') {
      request.headers.set(csrf.header, csrf.token);
    }
    return request;
  },
};

/** The admin API, typed by its OpenAPI document; same origin, by session. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
  headers: { accept: 'application/json' },
  querySerializer: { array: { style: 'form', explode: true } },
});
api.use(middleware);

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a good answer; an `ApiError` is thrown for any other. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call.catch((failure: unknown) => {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw unreachable();
  });
  if (!response.ok) {
    throw errorOf(response, error);
  }
  return data as NonNullable<T>;
}

/** For answers without a body. */
export async function done(call: Promise<Answer<unknown>>): Promise<void> {
  await unwrap(call);
}
