import { Button, Menu } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { IconArrowRight, IconEdit, IconPlus, IconRoute, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { Column } from '@/components/columns';
import { ConfirmByName } from '@/components/confirm-by-name';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { TextField, WordsField } from '@/components/form/fields';
import { FormDrawer } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { RowMenu } from '@/components/row-menu';
import { say, sayProblem } from '@/components/said';
import { Tag } from '@/components/status';
import { plural } from '@/lib/format';
import { aliasesQuery, useChangeAlias, useCreateAlias, useDeleteAlias, type Alias } from './queries';
import classes from './routing.module.css';

const NEW: Alias = { name: '', target: '', fallbacks: [] };

type AliasesProps = { isAdmin: boolean; names: readonly string[]; onFollow: (name: string) => void };

/** Names of one's own for models, with what comes next when one fails. */
export function Aliases({ isAdmin, names, onFollow }: AliasesProps) {
  const aliases = useQuery(aliasesQuery);
  const [editing, setEditing] = useState<{ alias: Alias; isNew: boolean } | null>(null);
  const [deleting, setDeleting] = useState<Alias | null>(null);
  const create = useCreateAlias();
  const change = useChangeAlias();
  const remove = useDeleteAlias();
  const newButton = isAdmin && (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} />}
      onClick={() => setEditing({ alias: NEW, isNew: true })}
    >
      New alias
    </Button>
  );
  const columns: Column<Alias>[] = [
    { id: 'name', header: 'Name', cell: (alias) => <b className="mono">{alias.name}</b>, width: '24%' },
    {
      id: 'way',
      header: 'Goes to, then falls back to',
      cell: (alias) => (
        <span className={classes.way}>
          <Tag tone="accent">{alias.target}</Tag>
          {alias.fallbacks.map((fallback, index) => (
            <span key={`${fallback}-${index}`} className={classes.way}>
              <IconArrowRight size={14} aria-label="then" />
              <Tag>{fallback}</Tag>
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'actions',
      header: '',
      align: 'right',
      width: 120,
      cell: (alias) => (
        <span className={classes.tools}>
          <Button size="compact-xs" variant="subtle" onClick={() => onFollow(alias.name)}>
            Follow
          </Button>
          {isAdmin && (
            <RowMenu label={`Actions for ${alias.name}`}>
              <Menu.Item
                leftSection={<IconEdit size={16} />}
                onClick={() => setEditing({ alias, isNew: false })}
              >
                Change
              </Menu.Item>
              <Menu.Item
                color="var(--bad)"
                leftSection={<IconTrash size={16} />}
                onClick={() => setDeleting(alias)}
              >
                Delete
              </Menu.Item>
            </RowMenu>
          )}
        </span>
      ),
    },
  ];
  return (
    <Panel
      flush
      title={aliases.data ? plural(aliases.data.length, 'alias', 'aliases') : 'Aliases'}
      about="Applications ask for the name; what answers can change without them."
      tools={newButton}
    >
      <Loaded query={aliases} waiting={180}>
        {(items) => (
          <DataTable
            label="Aliases"
            columns={columns}
            rows={items}
            rowId={(alias) => alias.name}
            empty={
              <EmptyFace title="No alias yet" icon={IconRoute} action={newButton}>
                Give a model a name of your own, such as <b>fast</b>, with what shall answer when it cannot.
              </EmptyFace>
            }
          />
        )}
      </Loaded>
      <AliasForm
        key={`${editing?.alias.name ?? ''}-${editing !== null}`}
        editing={editing}
        names={names}
        save={async (alias) => {
          await (editing?.isNew ? create.mutateAsync(alias) : change.mutateAsync(alias));
          say(`${alias.name} goes to ${alias.target}.`);
          setEditing(null);
        }}
        onClose={() => setEditing(null)}
      />
      <ConfirmByName
        key={deleting?.name ?? 'none'}
        isOpen={deleting !== null}
        title="Delete this alias"
        name={deleting?.name ?? ''}
        action="Delete it"
        isBusy={remove.isPending}
        onClose={() => setDeleting(null)}
        onConfirm={() => {
          if (!deleting) return;
          remove.mutate(deleting.name, {
            onSuccess: () => {
              say(`${deleting.name} is gone.`);
              setDeleting(null);
            },
            onError: sayProblem,
          });
        }}
      >
        Applications that ask for <b>{deleting?.name}</b> get an error, unless a provider claims the name.
      </ConfirmByName>
    </Panel>
  );
}

const schema = z
  .object({
    name: z.string().trim().min(1, 'How shall it be called?').max(128, 'At most 128 characters'),
    target: z.string().trim().min(1, 'Where shall it go?'),
    fallbacks: z.array(z.string().trim().min(1)).max(16, 'At most 16 fallbacks'),
  })
  .refine((alias) => !alias.fallbacks.includes(alias.target), {
    path: ['fallbacks'],
    message: 'The target itself is no fallback: it is retried anyway',
  });

type AliasFormProps = {
  editing: { alias: Alias; isNew: boolean } | null;
  names: readonly string[];
  save: (alias: Alias) => Promise<unknown>;
  onClose: () => void;
};

function AliasForm({ editing, names, save, onClose }: AliasFormProps) {
  const form = useForm<Alias>({ resolver: zodResolver(schema), defaultValues: editing?.alias ?? NEW });
  const submit = form.handleSubmit(async (alias) => {
    try {
      await save(alias);
    } catch (failure) {
      showProblem(form, failure, ['name', 'target', 'fallbacks']);
    }
  });
  return (
    <FormDrawer
      isOpen={editing !== null}
      title={editing?.isNew === false ? `Change ${editing.alias.name}` : 'New alias'}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit="Save"
      isBusy={form.formState.isSubmitting}
      problem={formProblem(form)}
    >
      <TextField
        control={form.control}
        name="name"
        label="Name"
        placeholder="fast"
        description="What applications ask for. A model’s own name is allowed: then it goes elsewhere."
        disabled={editing?.isNew === false}
        data-autofocus
      />
      <TextField
        control={form.control}
        name="target"
        label="Goes to"
        placeholder="gpt-5-mini or mistral/mistral-large-latest"
        list="alias-targets"
      />
      <datalist id="alias-targets">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <WordsField
        control={form.control}
        name="fallbacks"
        label="Then falls back to"
        description="In this order, when the one before cannot answer: its circuit is open, it fails, it is overloaded. Never after a first token was sent."
        placeholder="claude-haiku-4-5"
        data={[...names]}
      />
    </FormDrawer>
  );
}
