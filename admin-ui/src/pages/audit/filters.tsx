import { Autocomplete, Button, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { AuditEntry } from '@/api/types';
import classes from './audit.module.css';

const ACTIONS = [
  { value: 'keys', label: 'Gateway keys' },
  { value: 'people', label: 'People' },
  { value: 'people.sign-in', label: 'Sign-ins' },
  { value: 'people.refused', label: 'Refusals' },
  { value: 'providers', label: 'Providers' },
  { value: 'models', label: 'Models and aliases' },
  { value: 'pricing', label: 'Prices and re-pricing' },
  { value: 'rules', label: 'Allow-lists' },
];

/** What the log is narrowed to, as the URL says it. */
export type AuditSearch = {
  actor?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
};

type AuditFiltersProps = {
  wanted: AuditSearch;
  /** What is shown now: its names are suggested. */
  rows: readonly AuditEntry[];
  onChange: (changes: AuditSearch) => void;
  onClear: () => void;
};

/** Narrows the log to what was done, by whom, to what. */
export function AuditFilters({ wanted, rows, onChange, onClear }: AuditFiltersProps) {
  return (
    <div className={classes.filters}>
      <Select
        aria-label="What was done"
        placeholder="Everything that was done"
        data={ACTIONS}
        clearable
        clearButtonProps={{ 'aria-label': 'Everything that was done' }}
        value={wanted.action ?? null}
        onChange={(action) => onChange({ action: action ?? undefined })}
        w={220}
      />
      <WordFilter
        key={`actor-${wanted.actor ?? ''}`}
        label="By whom"
        placeholder="By anybody"
        value={wanted.actor ?? ''}
        data={[...new Set(rows.map((entry) => entry.actor.name))]}
        onChange={(actor) => onChange({ actor: actor || undefined })}
      />
      <WordFilter
        key={`subject-${wanted.subject ?? ''}`}
        label="To what"
        placeholder="To anything, such as key/…"
        value={wanted.subject ?? ''}
        data={[...new Set(rows.map((entry) => entry.subject))]}
        onChange={(subject) => onChange({ subject: subject || undefined })}
      />
      {hasFilter(wanted) && (
        <Button variant="subtle" onClick={onClear}>
          Clear
        </Button>
      )}
    </div>
  );
}

export function hasFilter({ actor, action, subject }: AuditSearch): boolean {
  return Boolean(actor ?? action ?? subject);
}

type WordFilterProps = {
  label: string;
  placeholder: string;
  value: string;
  data: readonly string[];
  onChange: (value: string) => void;
};

/** A filter that is typed; it holds a moment after the last letter. */
function WordFilter({ label, placeholder, value, data, onChange }: WordFilterProps) {
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, 400);
  return (
    <Autocomplete
      aria-label={label}
      placeholder={placeholder}
      data={[...data]}
      limit={20}
      value={typed}
      w={230}
      onChange={(next) => {
        setTyped(next);
        tell(next.trim());
      }}
    />
  );
}
