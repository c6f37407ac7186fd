import { HttpResponse } from 'msw';

/** A refusal, as the admin service writes it. */
export const problem = (status: number, code: string, detail: string) =>
  HttpResponse.json(
    { type: 'about:blank', title: code, status, detail, code },
    { status, headers: { 'content-type': 'application/problem+json', 'x-request-id': 'req-of-the-test' } },
  );
