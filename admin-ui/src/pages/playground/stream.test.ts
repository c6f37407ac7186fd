import { expect, test } from 'vitest';
import { EventReader, pieces } from './stream';

test('events are cut the same however the text arrives', () => {
  const text = ': ping\n\ndata: {"a":1}\n\ndata: {"b":\ndata: 2}\r\n\r\ndata: [DONE]\n\n';
  for (let size = 1; size < text.length; size++) {
    const reader = new EventReader();
    const found: string[] = [];
    for (let i = 0; i < text.length; i += size) found.push(...reader.read(text.slice(i, i + size)));
    expect(found).toEqual(['{"a":1}', '{"b":\n2}']);
  }
});

test('text, reasoning, tools, usage and errors are told apart', () => {
  expect(pieces('{"choices":[{"delta":{"content":"Hi","reasoning_content":"hm"}}]}')).toEqual([
    { kind: 'reasoning', text: 'hm' },
    { kind: 'text', text: 'Hi' },
  ]);
  expect(
    pieces(
      '{"choices":[{"delta":{"tool_calls":[{"index":1,"function":{"name":"f","arguments":"{"}}]},"finish_reason":"tool_calls"}]}',
    ),
  ).toEqual([
    { kind: 'tool', index: 1, name: 'f', args: '{' },
    { kind: 'finish', reason: 'tool_calls' },
  ]);
  expect(pieces('{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}')).toEqual([
    { kind: 'usage', prompt: 3, completion: 4 },
  ]);
  expect(pieces('{"error":{"message":"overloaded"}}')).toEqual([{ kind: 'error', message: 'overloaded' }]);
  expect(pieces('no json')).toEqual([]);
});
