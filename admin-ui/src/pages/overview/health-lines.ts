import type { Figures, ProviderView } from '@/api/types';
import type { Group } from '@/api/usage';
import { millis, percent, short } from '@/lib/format';

export type State = 'good' | 'warn' | 'bad' | 'idle';

export type Line = { id: string; name: string; state: State; word: string; note: string };

const ORDER: Record<State, number> = { bad: 0, warn: 1, good: 2, idle: 3 };

/**
 * How each provider is, the troubled first.
 *
 * @param failed how many requests failed by the provider's own fault; callers' mistakes are none
 */
export function lines(
  groups: readonly Group[],
  failed: ReadonlyMap<string, number>,
  providers: readonly ProviderView[],
): Line[] {
  const names = new Set([
    ...groups.flatMap((group) => (group.value ? [group.value] : [])),
    ...providers.filter(hasTrouble).map((provider) => provider.id),
  ]);
  return [...names]
    .map((id) =>
      line(
        id,
        groups.find((group) => group.value === id)?.figures,
        failed.get(id) ?? 0,
        providers.find((provider) => provider.id === id),
      ),
    )
    .sort((one, other) => ORDER[one.state] - ORDER[other.state]);
}

function hasTrouble(provider: ProviderView): boolean {
  return provider.is_active && provider.circuits.some((circuit) => circuit.state !== 'closed');
}

function line(
  id: string,
  figures: Figures | undefined,
  failed: number,
  provider: ProviderView | undefined,
): Line {
  const circuits = provider?.circuits ?? [];
  const open = circuits.filter((circuit) => circuit.state === 'open');
  const probing = circuits.filter((circuit) => circuit.state === 'half_open');
  const requests = figures?.requests ?? 0;
  const rate = requests === 0 ? 0 : failed / requests;
  const name = provider?.display_name ?? id;
  if (open.length > 0 || probing.length > 0) {
    const models = [...new Set([...open, ...probing].map((circuit) => circuit.model))].join(', ');
    return open.length > 0
      ? { id, name, state: 'bad', word: 'circuit open', note: `for ${models}` }
      : { id, name, state: 'warn', word: 'recovering', note: `for ${models}` };
  }
  const state = stateOf(requests, failed, rate);
  return {
    id,
    name,
    state,
    word: { bad: 'failing', warn: 'some errors', good: 'healthy', idle: 'idle' }[state],
    note: `${short(requests)} requests · ${percent(failed, requests)} failed · p95 ${millis(figures?.p95_latency_ms)}`,
  };
}

function stateOf(requests: number, failed: number, rate: number): State {
  if (requests === 0) return 'idle';
  if (rate >= 0.2 && failed >= 3) return 'bad';
  return rate >= 0.05 ? 'warn' : 'good';
}
