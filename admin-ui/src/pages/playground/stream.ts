import { isRecord } from '@/api/problem';

/** What a streamed chat says, piece by piece. */
export type ChatPiece =
  | { kind: 'text'; text: string }
  | { kind: 'reasoning'; text: string }
  | { kind: 'tool'; index: number; name: string; args: string }
  | { kind: 'usage'; prompt: number; completion: number }
  | { kind: 'finish'; reason: string }
  | { kind: 'error'; message: string };

/** Cuts text that arrives in any pieces into the data of server-sent events. */
export class EventReader {
  private rest = '';

  read(chunk: string): string[] {
    this.rest += chunk;
    const events = this.rest.split(/\r?\n\r?\n/);
    this.rest = events.pop() ?? '';
    return events.flatMap((event) => {
      const data = event
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''))
        .join('\n');
      return data === '' || data === '[DONE]' ? [] : [data];
    });
  }
}

/** What one event of a chat completion stream says. */
export function pieces(data: string): ChatPiece[] {
  const body: unknown = parsed(data);
  if (!isRecord(body)) return [];
  if (isRecord(body.error)) {
    return [{ kind: 'error', message: text(body.error.message) || 'the provider failed' }];
  }
  const found: ChatPiece[] = [];
  for (const choice of list(body.choices)) {
    if (!isRecord(choice)) continue;
    const said = isRecord(choice.delta) ? choice.delta : isRecord(choice.message) ? choice.message : {};
    const reasoning = text(said.reasoning_content) || text(said.reasoning);
    if (reasoning) found.push({ kind: 'reasoning', text: reasoning });
    if (text(said.content)) found.push({ kind: 'text', text: text(said.content) });
    list(said.tool_calls).forEach((call, place) => {
      if (!isRecord(call)) return;
      const made = isRecord(call.function) ? call.function : {};
      found.push({
        kind: 'tool',
        index: number(call.index, place),
        name: text(made.name),
        args: text(made.arguments),
      });
    });
    if (text(choice.finish_reason)) found.push({ kind: 'finish', reason: text(choice.finish_reason) });
  }
  if (isRecord(body.usage)) {
    found.push({
      kind: 'usage',
      prompt: number(body.usage.prompt_tokens, 0),
      completion: number(body.usage.completion_tokens, 0),
    });
  }
  return found;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown, standard: number): number {
  return typeof value === 'number' ? value : standard;
}
