import { describe, expect, it } from 'vitest';
import { usualGateway } from './snippets';

describe('usualGateway', () => {
  it.each([
    ['http://localhost:8080', 'http://localhost:8080/v1'],
    ['http://127.0.0.1:18080', 'http://127.0.0.1:18080/v1'],
    ['https://ai.example.com', 'https://ai.example.com/v1'],
    ['http://localhost:8081', 'http://localhost:8080/v1'],
    ['http://localhost:5173', 'http://localhost:8080/v1'],
  ])('takes %s to %s', (page, gateway) => {
    expect(usualGateway(new URL(page))).toBe(gateway);
  });
});
