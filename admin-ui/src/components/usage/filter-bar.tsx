import { Button, CloseButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { FILTER_NAMES, tagList } from '@/lib/search';
import { useView } from '../view';
import { FILTER_LABELS, useKeyNames } from './dimensions';
import { FilterButton } from './filter-button';
import classes from './filter-bar.module.css';

const load = () => import('./filter-popover');
const FilterPopover = lazy(() => load().then((module) => ({ default: module.FilterPopover })));

/** The filters that are set, each with a way to remove it, and a way to add one. */
export function FilterBar({ standard }: { standard?: string }) {
  const view = useView(standard);
  const keyName = useKeyNames();
  const chips = FILTER_NAMES.flatMap((name) => {
    const value = view.search[name];
    if (value === undefined) return [];
    if (name === 'tags') {
      const tags = tagList(value);
      return tags.map((tag) => ({
        id: `tags ${tag}`,
        label: FILTER_LABELS.tags,
        value: tag,
        remove: () => view.set({ tags: tags.filter((other) => other !== tag).join(',') || undefined }),
      }));
    }
    return [
      {
        id: name,
        label: FILTER_LABELS[name],
        value: name === 'key' ? keyName(value) : value === 'true' ? 'yes' : value === 'false' ? 'no' : value,
        remove: () => view.set({ [name]: undefined }),
      },
    ];
  });

  return (
    <div className={classes.bar} role="group" aria-label="Filters">
      {chips.map((chip) => (
        <span key={chip.id} className={classes.chip}>
          <span className={classes.what}>{chip.label}</span>
          <b>{chip.value}</b>
          <CloseButton
            size="xs"
            onClick={chip.remove}
            aria-label={`Remove the filter ${chip.label} ${chip.value}`}
          />
        </span>
      ))}
      <AddFilter standard={standard} />
      {chips.length > 1 && (
        <Button
          variant="subtle"
          size="compact-sm"
          color="gray"
          c="dimmed"
          onClick={() => view.set(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])))}
        >
          Clear all
        </Button>
      )}
    </div>
  );
}

function AddFilter({ standard }: { standard: string | undefined }) {
  const [isWanted, setWanted] = useState(false);
  const button = (
    <FilterButton aria-haspopup="dialog" onPointerEnter={load} onClick={() => setWanted(true)} />
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <FilterPopover standard={standard} />
    </Suspense>
  ) : (
    button
  );
}
