import { isRecord } from '@/api/problem';

type Catalog = {
  items?:
    | { name?: string | null; usable?: boolean | null; kind?: string | null; provider?: string | null }[]
    | null;
  aliases?: { name?: string | null }[] | null;
};

/** Aliases, then the models that can be used now, by provider. */
export function choices(catalog: Catalog | undefined, chosen: readonly string[]) {
  const groups = new Map<string, Set<string>>();
  const add = (group: string, name: string | null | undefined) => {
    if (!name) return;
    groups.set(group, (groups.get(group) ?? new Set()).add(name));
  };
  catalog?.aliases?.forEach((alias) => add('Aliases', alias.name));
  catalog?.items
    ?.filter((model) => model.usable && model.kind !== 'embedding' && model.kind !== 'embeddings')
    .forEach((model) => add(model.provider ?? 'others', model.name));
  const seen = new Set<string>();
  const data = [...groups].map(([group, names]) => ({
    group,
    items: [...names].filter((name) => !seen.has(name) && Boolean(seen.add(name))),
  }));
  const unknown = chosen.filter((name) => !seen.has(name));
  return unknown.length > 0 ? [{ group: 'Chosen', items: unknown }, ...data] : data;
}

/** The parameters, or null where the text is no JSON object. */
export function parametersOf(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
