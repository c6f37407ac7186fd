import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { resetControlPlane } from './control-plane';
import { server } from './server';

// What jsdom does not have and Mantine, uPlot and the virtualiser ask for.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  }) as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.HTMLElement.prototype.scrollIntoView = () => {};
Element.prototype.getBoundingClientRect = () => new DOMRect(10, 10, 200, 24);
HTMLCanvasElement.prototype.getContext = () => null;
window.scrollTo = () => {};
Object.defineProperty(document, 'fonts', { value: { addEventListener() {}, removeEventListener() {} } });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1000 });
globalThis.Path2D ??= class {} as unknown as typeof Path2D;
vi.mock('uplot', () => ({
  default: class {
    destroy() {}
    setSize() {}
    static pxRatio = 1;
    static tzDate = (date: Date) => date;
  },
}));

// A build on a busy machine may take its time; what never comes still fails.
configure({ asyncUtilTimeout: 10_000 });

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  resetControlPlane();
  localStorage.clear();
});
afterAll(() => server.close());
