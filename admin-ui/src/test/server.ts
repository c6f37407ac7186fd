import { setupServer } from 'msw/node';
import { handlers } from './handlers';

/** The admin service as tests see it; a test adds what it needs by `server.use`. */
export const server = setupServer(...handlers);
