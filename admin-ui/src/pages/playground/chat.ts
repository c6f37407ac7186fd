import { ApiError, errorOf, unreachable } from '@/api/problem';
import { EventReader, pieces, type ChatPiece } from './stream';

export type ContentPart = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } };
export type Message = { role: 'system' | 'user' | 'assistant'; content: string | ContentPart[] };

export type ChatCall = {
  secret: string;
  model: string;
  messages: readonly Message[];
  isStreamed: boolean;
  /** Parameters as they go into the body, such as `temperature` or `tools`. */
  extra: Record<string, unknown>;
  signal: AbortSignal;
  onStart: (requestId: string | null) => void;
  onPiece: (piece: ChatPiece) => void;
};

const NO_GATEWAY =
  'This address is the admin service’s own. Open the dashboard at the gateway’s address: it serves both, and the playground calls it.';
const TRIES = 10;
const PAUSE = 500;

/** One chat through the gateway, with a gateway key as any client would. */
export async function chat(call: ChatCall): Promise<void> {
  const response = await send(call);
  call.onStart(response.headers.get('x-request-id'));
  const isStream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
  if (!isStream || !response.body) {
    pieces(await response.text()).forEach(call.onPiece);
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const events = new EventReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    events.read(chunk.value).flatMap(pieces).forEach(call.onPiece);
  }
}

/** A key that was just made needs a moment to reach the gateway: then its 401 is asked again. */
async function send(call: ChatCall): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch('/v1/chat/completions', {
      method: 'POST',
      credentials: 'omit',
      signal: call.signal,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${call.secret}`,
        'x-tags': 'via:playground',
      },
      body: JSON.stringify({
        ...call.extra,
        model: call.model,
        messages: call.messages,
        ...(call.isStreamed ? { stream: true, stream_options: { include_usage: true } } : {}),
      }),
    }).catch((failure: unknown) => {
      if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
      throw unreachable();
    });
    if (response.ok) return response;
    const body: unknown = await response.json().catch(() => null);
    if (response.status === 404 && isAdmins(response)) throw new ApiError(404, 'no_gateway', NO_GATEWAY);
    if (response.status !== 401 || attempt === TRIES) throw errorOf(response, body);
    await pause(PAUSE, call.signal);
  }
}

/** Admin answers a path that it does not know with a problem, the gateway with an error of its front. */
function isAdmins(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').includes('problem+json');
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('stopped', 'AbortError'));
    });
  });
}
