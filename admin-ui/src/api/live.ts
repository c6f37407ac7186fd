import type { LiveRequests } from './types';

/** An event of `/api/ai/events`. */
export function liveRequests(data: string): LiveRequests {
  return JSON.parse(data) as LiveRequests;
}
