import { useCallback, useEffect, useRef, useState } from 'react';
import { asApiError } from '@/api/problem';
import { chat, type Message } from './chat';
import type { ChatPiece } from './stream';

/** An answer as far as it has come. */
export type Answer = {
  text: string;
  reasoning: string;
  tools: { name: string; args: string }[];
  state: 'running' | 'done' | 'failed' | 'stopped';
  error: string | null;
  firstMillis: number | null;
  millis: number | null;
  prompt: number | null;
  completion: number | null;
  finish: string | null;
  requestId: string | null;
};

export type Turn = { question: Message; answers: Record<string, Answer> };

const NOTHING: Answer = {
  text: '',
  reasoning: '',
  tools: [],
  state: 'running',
  error: null,
  firstMillis: null,
  millis: null,
  prompt: null,
  completion: null,
  finish: null,
  requestId: null,
};

export type Sending = {
  question: Message;
  models: readonly string[];
  system: string;
  secret: () => Promise<string>;
  isStreamed: boolean;
  extra: Record<string, unknown>;
};

/** The turns of a playground: each question is asked of every model, with that model's own answers before it. */
export function useLanes() {
  const [turns, setTurns] = useState<Turn[]>([]);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);

  const send = useCallback(
    async ({ question, models, system, secret, isStreamed, extra }: Sending) => {
      stopping.current?.abort();
      const stop = new AbortController();
      stopping.current = stop;
      const before = turns;
      const place = before.length;
      setTurns([
        ...before,
        { question, answers: Object.fromEntries(models.map((model) => [model, NOTHING])) },
      ]);
      const change = (model: string, how: (answer: Answer) => Answer) =>
        setTurns((known) =>
          known.map((turn, index) =>
            index === place
              ? { ...turn, answers: { ...turn.answers, [model]: how(turn.answers[model] ?? NOTHING) } }
              : turn,
          ),
        );

      const ask = async (model: string, key: string) => {
        const started = performance.now();
        const since = () => performance.now() - started;
        try {
          await chat({
            secret: key,
            model,
            messages: history(before, model, system, question),
            isStreamed,
            extra,
            signal: stop.signal,
            onStart: (requestId) => change(model, (answer) => ({ ...answer, requestId })),
            onPiece: (piece) => {
              const at = since();
              change(model, (answer) => taken(answer, piece, at));
            },
          });
          change(model, (answer) => ({
            ...answer,
            state: answer.error ? 'failed' : 'done',
            millis: since(),
          }));
        } catch (failure) {
          const isStopped = stop.signal.aborted;
          change(model, (answer) => ({
            ...answer,
            state: isStopped ? 'stopped' : 'failed',
            error: isStopped ? null : asApiError(failure).message,
            millis: since(),
          }));
        }
      };

      try {
        const key = await secret();
        await Promise.all(models.map((model) => ask(model, key)));
      } catch (failure) {
        models.forEach((model) =>
          change(model, (answer) => ({ ...answer, state: 'failed', error: asApiError(failure).message })),
        );
      }
    },
    [turns],
  );

  return {
    turns,
    send,
    stop: useCallback(() => stopping.current?.abort(), []),
    clear: useCallback(() => {
      stopping.current?.abort();
      setTurns([]);
    }, []),
    isRunning: turns.some((turn) => Object.values(turn.answers).some((answer) => answer.state === 'running')),
  };
}

/** What a model has seen so far. */
export function history(turns: readonly Turn[], model: string, system: string, question: Message): Message[] {
  return [
    ...(system.trim() ? [{ role: 'system' as const, content: system.trim() }] : []),
    ...turns.flatMap((turn): Message[] => {
      const answer = turn.answers[model];
      return answer?.text ? [turn.question, { role: 'assistant', content: answer.text }] : [];
    }),
    question,
  ];
}

/** An answer with one more piece. */
export function taken(answer: Answer, piece: ChatPiece, millis: number): Answer {
  const firstMillis = answer.firstMillis ?? millis;
  switch (piece.kind) {
    case 'text':
      return { ...answer, firstMillis, text: answer.text + piece.text };
    case 'reasoning':
      return { ...answer, firstMillis, reasoning: answer.reasoning + piece.text };
    case 'tool': {
      const tools = [...answer.tools];
      const known = tools[piece.index] ?? { name: '', args: '' };
      tools[piece.index] = { name: known.name + piece.name, args: known.args + piece.args };
      return { ...answer, firstMillis, tools };
    }
    case 'usage':
      return { ...answer, prompt: piece.prompt, completion: piece.completion };
    case 'finish':
      return { ...answer, finish: piece.reason };
    case 'error':
      return { ...answer, error: piece.message };
  }
}
