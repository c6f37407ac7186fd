import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keysQuery } from '@/api/catalog';
import { newestQuery, tagOf, type Dimension, type UsageQuery } from '@/api/usage';
import { tagList, type FilterName, type UsageSearch } from '@/lib/search';

const LABELS: Record<string, string> = {
  model: 'Model',
  provider: 'Provider',
  key: 'Key',
  user: 'User',
  team: 'Team',
  front: 'Endpoint',
  outcome: 'Outcome',
};

export const DIMENSIONS: readonly Dimension[] = [
  'model',
  'provider',
  'key',
  'user',
  'team',
  'front',
  'outcome',
];

export function dimensionLabel(dimension: Dimension): string {
  const tag = tagOf(dimension);
  return tag === null ? (LABELS[dimension] ?? dimension) : `Tag ${tag}`;
}

/** What a filter is called where it is shown. */
export const FILTER_LABELS: Record<FilterName, string> = {
  model: 'Model',
  provider: 'Provider',
  key: 'Key',
  user: 'User',
  team: 'Team',
  tags: 'Tag',
  status: 'Status',
  front: 'Endpoint',
  streaming: 'Streamed',
  byok: 'Own provider key',
  conversation: 'Conversation',
  min_cost: 'Cost from',
  max_cost: 'Cost to',
  min_tokens: 'Tokens from',
  max_tokens: 'Tokens to',
};

/** The change of the URL that keeps only one group; null where a group cannot be asked for. */
export function groupFilter(
  search: UsageSearch,
  dimension: Dimension,
  value: string | null,
): Record<string, string> | null {
  if (value === null) return null;
  const tag = tagOf(dimension);
  if (tag !== null) {
    const others = tagList(search.tags).filter((known) => !known.startsWith(`${tag}:`));
    return { tags: [...others, `${tag}:${value}`].join(',') };
  }
  return { [dimension === 'outcome' ? 'status' : dimension]: value };
}

/** The same for a query. */
export function withGroup(query: UsageQuery, dimension: Dimension, value: string): UsageQuery {
  const tag = tagOf(dimension);
  if (tag !== null) return { ...query, tags: [...(query.tags ?? []), `${tag}:${value}`] };
  return { ...query, [dimension === 'outcome' ? 'status' : dimension]: value };
}

/** Keys are shown by name; whoever may not list them sees ids. */
export function useKeyNames(): (id: string | null | undefined) => string {
  const { data } = useQuery({ ...keysQuery, retry: false });
  return useMemo(() => {
    const names = new Map((data ?? []).map((key) => [key.id, key.name]));
    return (id) => (id ? (names.get(id) ?? id) : '—');
  }, [data]);
}

const SAMPLE = 100;

/** The names of the tags that the newest requests of a range carry, `feature` first. */
export function useTagNames(query: UsageQuery): string[] {
  const { data } = useQuery(newestQuery(query, SAMPLE));
  return useMemo(() => {
    const names = new Set<string>();
    for (const row of data ?? []) {
      Object.keys(row.tags ?? {}).forEach((name) => names.add(name));
    }
    return [...names].sort(
      (one, other) => Number(other === 'feature') - Number(one === 'feature') || one.localeCompare(other),
    );
  }, [data]);
}

/** How a group is called. */
export function useGroupName(dimension: Dimension): (value: string | null) => string {
  const keyName = useKeyNames();
  return (value) => {
    if (value === null || value === '') return tagOf(dimension) === null ? 'none' : 'not tagged';
    return dimension === 'key' ? keyName(value) : value;
  };
}
