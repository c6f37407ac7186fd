import { Autocomplete, Button, CloseButton, Group, Popover, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilterPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery } from '@/api/catalog';
import { groupsQuery, type Dimension } from '@/api/usage';
import { FILTER_NAMES, tagList, type FilterName } from '@/lib/search';
import { useView } from '../view';
import { FILTER_LABELS, useKeyNames, useTagNames } from './dimensions';
import classes from './filter-bar.module.css';

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

const CHOICES: Partial<Record<FilterName, string[]>> = {
  status: [
    'error',
    'ok',
    '4xx',
    '5xx',
    '429',
    'timeout',
    'provider_error',
    'client_error',
    'client_closed',
    'limited',
  ],
  streaming: ['true', 'false'],
  byok: ['true', 'false'],
};

const GROUPED: Partial<Record<FilterName, Dimension>> = {
  model: 'model',
  provider: 'provider',
  user: 'user',
  team: 'team',
  front: 'front',
};

function AddFilter({ standard }: { standard: string | undefined }) {
  const [isOpen, popover] = useDisclosure();
  return (
    <Popover opened={isOpen} onChange={popover.set} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={classes.add}
          leftSection={<IconFilterPlus size={15} />}
          onClick={popover.toggle}
        >
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Add a filter">
        {isOpen && <FilterForm standard={standard} onDone={popover.close} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({ standard, onDone }: { standard: string | undefined; onDone: () => void }) {
  const view = useView(standard);
  const [name, setName] = useState<FilterName>('model');
  const [value, setValue] = useState('');
  const dimension = GROUPED[name];
  const { data: groups } = useQuery({
    ...groupsQuery(view.query, dimension ?? 'model'),
    enabled: dimension !== undefined,
  });
  const keyNames = useKeyOptions();
  const tagNames = useTagNames(view.query);

  const options =
    CHOICES[name] ??
    (name === 'key'
      ? keyNames.map((key) => key.name)
      : name === 'tags'
        ? tagNames.map((tag) => `${tag}:`)
        : dimension
          ? (groups ?? []).flatMap((group) => (group.value ? [group.value] : []))
          : []);
  const isGood = value.trim() !== '' && (name !== 'tags' || /^[^:]+:.+/.test(value));

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGood) return;
        const text = value.trim();
        if (name === 'tags') {
          view.set({ tags: [...tagList(view.search.tags).filter((tag) => tag !== text), text].join(',') });
        } else {
          view.set({
            [name]: name === 'key' ? (keyNames.find((key) => key.name === text)?.id ?? text) : text,
          });
        }
        onDone();
      }}
    >
      <Stack gap={10}>
        <Select
          label="Filter by"
          data={FILTER_NAMES.map((filter) => ({ value: filter, label: FILTER_LABELS[filter] }))}
          value={name}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            const found = FILTER_NAMES.find((filter) => filter === next);
            if (found) setName(found);
            setValue('');
          }}
        />
        <Autocomplete
          label={name === 'tags' ? 'Name and value, as feature:search' : 'Is'}
          data={[...new Set(options)]}
          value={value}
          onChange={setValue}
          limit={40}
          comboboxProps={{ withinPortal: false }}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={!isGood}>
            Apply
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useKeyOptions(): { id: string; name: string }[] {
  const { data } = useQuery({ ...keysQuery, retry: false });
  return (data ?? []).flatMap((key) => (key.id ? [{ id: key.id, name: key.name ?? key.id }] : []));
}
