/** What stands behind the question mark: plain words, each once, so that a view can be shared. */
export type Search<Name extends string> = { [name in Name]?: string };

/** Keeps the named parameters of a URL; the rest is dropped. */
export function searchOf<const Name extends string>(...names: readonly Name[]) {
  return (raw: Record<string, unknown>): Search<Name> => {
    const kept: Search<Name> = {};
    for (const name of names) {
      const value = raw[name];
      if (typeof value === 'string' && value !== '') {
        kept[name] = value;
      } else if (typeof value === 'number' || typeof value === 'boolean') {
        kept[name] = String(value);
      }
    }
    return kept;
  };
}

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(name, value);
  }
  // Colons and commas are allowed there and easier to read.
  const written = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/');
  return written ? `?${written}` : '';
}

/** The parameters of the range, which go along from page to page. */
export const RANGE_NAMES = ['range', 'from', 'to', 'tz'] as const;

/** The filters that every usage endpoint takes. */
export const FILTER_NAMES = [
  'model',
  'provider',
  'key',
  'user',
  'team',
  'tags',
  'status',
  'front',
  'streaming',
  'byok',
  'conversation',
  'min_cost',
  'max_cost',
  'min_tokens',
  'max_tokens',
] as const;

export type FilterName = (typeof FILTER_NAMES)[number];
export type UsageSearch = Search<(typeof RANGE_NAMES)[number] | FilterName>;

/** Range and filters: the search of a page about usage, with names of its own beside them. */
export function usageSearch<const Name extends string>(...names: readonly Name[]) {
  return searchOf<(typeof RANGE_NAMES)[number] | FilterName | Name>(
    ...RANGE_NAMES,
    ...FILTER_NAMES,
    ...names,
  );
}

/** Tags as they stand in the URL: `name:value` pairs, parted by commas. */
export function tagList(tags: string | undefined): string[] {
  return (tags ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag.includes(':'));
}
