import { Autocomplete, Button, Group, Popover, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery } from '@/api/catalog';
import { groupsQuery, type Dimension } from '@/api/usage';
import { FILTER_NAMES, tagList, type FilterName } from '@/lib/search';
import { useView } from '../view';
import { FILTER_LABELS, useTagNames } from './dimensions';
import { FilterButton } from './filter-button';
import classes from './filter-bar.module.css';

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

/** The way to add a filter, once it was opened. */
export function FilterPopover({ standard }: { standard: string | undefined }) {
  const [isOpen, popover] = useDisclosure(true);
  return (
    <Popover opened={isOpen} onChange={popover.set} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <FilterButton onClick={popover.toggle} />
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
