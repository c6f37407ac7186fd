import type { components } from './schema.gen';

type Schemas = components['schemas'];
/** RFC 9457, as the server writes it. */
export type Problem = Schemas extends { Problem: infer P } ? P : Record<string, unknown>;

/** Why a call to the admin API failed, in words that can be shown. */
export class ApiError extends Error {
  constructor(
    /** 0 where no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** The field that is wrong. */
    readonly param: string | null = null,
    readonly requestId: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  get isForbidden(): boolean {
    return this.status === 403;
  }

  get isUnauthorized(): boolean {
    return this.status === 401;
  }

  get isMissing(): boolean {
    return this.status === 404;
  }
}

export function unreachable(): ApiError {
  return new ApiError(
    0,
    'unreachable',
    'The admin service does not answer. Is it running, and is the network up?',
  );
}

/** The error that an answer stands for, whatever its body is. */
export function errorOf(response: Response, body: unknown): ApiError {
  const problem = isRecord(body) ? body : {};
  const inner = isRecord(problem.error) ? problem.error : problem;
  const detail = text(inner.detail) ?? text(inner.message) ?? text(inner.title);
  return new ApiError(
    response.status,
    text(inner.code) ?? `http_${response.status}`,
    detail ?? `The server answered with status ${response.status}.`,
    text(inner.param),
    response.headers.get('x-request-id'),
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Any failure as one that can be shown. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'unexpected', error instanceof Error ? error.message : String(error));
}
