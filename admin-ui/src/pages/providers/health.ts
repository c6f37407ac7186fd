import { queryOptions } from '@tanstack/react-query';
import type { Figures, ProviderView } from '@/api/types';
import { groupsQuery, type UsageQuery } from '@/api/usage';
import type { Tone } from '@/components/status';

export type Hour = Figures;

/** The figures of each provider in a time, by its id. */
export const hourQuery = (query: UsageQuery) =>
  queryOptions({
    ...groupsQuery(query, 'provider'),
    select: (groups): ReadonlyMap<string, Hour> =>
      new Map(groups.map((group) => [group.value ?? '', group.figures])),
  });

export type Health = { tone: Tone; word: string; why: string };

/** How a provider does, in a word; the worst that is known. */
export function healthOf(provider: ProviderView, hour: Hour | undefined): Health {
  if (!provider.is_active) {
    return { tone: 'quiet', word: 'Disabled', why: 'Gateways send nothing there' };
  }
  if (!provider.api_key_masked && provider.credential !== 'none') {
    return { tone: 'warn', word: 'No key', why: 'Gateways cannot use it without a key' };
  }
  const open = provider.circuits.filter((circuit) => circuit.state === 'open');
  if (open.length > 0) {
    return {
      tone: 'bad',
      word: 'Circuit open',
      why: `Gateways go around ${[...new Set(open.map((circuit) => circuit.model))].join(', ')}`,
    };
  }
  if (hour && hour.requests >= 5 && hour.error_count / hour.requests >= 0.1) {
    return { tone: 'bad', word: 'Failing', why: 'A tenth of its requests failed in the last hour, or more' };
  }
  if (provider.circuits.some((circuit) => circuit.state === 'half_open')) {
    return { tone: 'warn', word: 'Recovering', why: 'A gateway tries it again' };
  }
  if (hour && hour.error_count > 0 && hour.error_count / hour.requests >= 0.02) {
    return {
      tone: 'warn',
      word: 'Some errors',
      why: 'More than 2 % of its requests failed in the last hour',
    };
  }
  if (!provider.last_verified && provider.credential !== 'none') {
    return { tone: 'warn', word: 'Not verified', why: 'Its key was never tested' };
  }
  return { tone: 'good', word: 'Healthy', why: 'No circuit is open and few requests fail' };
}
