import { server } from './server';

/** What was asked of the server, in order. */
export function recordCalls(): string[] {
  const calls: string[] = [];
  server.events.on('request:start', ({ request }) => {
    const url = new URL(request.url);
    calls.push(`${request.method} ${url.pathname}${decodeURIComponent(url.search)}`);
  });
  return calls;
}

/** The calls that were made more than once. */
export function repeated(calls: readonly string[]): string[] {
  return [...new Set(calls.filter((call, index) => calls.indexOf(call) !== index))];
}

/** The lists of usage that were asked for without a range. */
export function withoutRange(calls: readonly string[]): string[] {
  return calls.filter(
    (call) => /\/usage\/(?!requests\/|conversations\/)/.test(call) && !/[?&]from=/.test(call),
  );
}
