/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'msw';
import { defineConfig, type Plugin } from 'vite';

const admin = process.env.WEIR_ADMIN ?? 'http://localhost:8081';
const gateway = process.env.WEIR_GATEWAY ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), ...(process.env.WEIR_MOCK ? [mockAdmin()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    // No file is inlined as data: a page may then forbid data: URLs for scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: process.env.WEIR_MOCK
      ? {}
      : {
          '/api': admin,
          '/login': admin,
          '/logout': admin,
          '/oauth2': admin,
          '/v1': gateway,
        },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    css: false,
    restoreMocks: true,
    testTimeout: 20_000,
    reporters: ['default'],
  },
});

type Mocks = { handlers: RequestHandler[] };

/** Answers the admin API from the handlers of the tests: pages without a server, `npm run mock`. */
function mockAdmin(): Plugin {
  return {
    name: 'mock-admin',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!/^\/(api|login|logout|v1)\b/.test(request.url ?? '')) return next();
        void (async () => {
          const { getResponse } = await import('msw');
          const { handlers } = (await server.ssrLoadModule('/src/test/handlers.ts')) as Mocks;
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(chunk as Buffer);
          const answer: Response | undefined = await getResponse(
            handlers,
            new Request(`http://localhost${request.url}`, {
              method: request.method ?? 'GET',
              headers: request.headers as Record<string, string>,
              ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
            }),
          );
          response.statusCode = answer?.status ?? 404;
          answer?.headers.forEach((value, name) => response.setHeader(name, value));
          response.end(answer?.body ? Buffer.from(await answer.arrayBuffer()) : undefined);
        })().catch(next);
      });
    },
  };
}
