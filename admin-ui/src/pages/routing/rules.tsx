import { Button, Menu } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { IconEdit, IconPlus, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { KeyView, RuleView } from '@/api/types';
import type { Column } from '@/components/columns';
import { ConfirmByName } from '@/components/confirm-by-name';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Time } from '@/components/figures';
import { SelectField, TextField, WordsField } from '@/components/form/fields';
import { FormDrawer } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { RowMenu } from '@/components/row-menu';
import { say, sayProblem } from '@/components/said';
import { Tag, Tags } from '@/components/status';
import { plural } from '@/lib/format';
import { rulesQuery, useChangeRule, useCreateRule, useDeleteRule, type NewRule } from './queries';

type RulesProps = { names: readonly string[]; keys: readonly KeyView[] };

/** Who may use which models; each rule of everybody concerned must allow it. */
export function Rules({ names, keys }: RulesProps) {
  const rules = useQuery(rulesQuery);
  const [editing, setEditing] = useState<{ rule: RuleView | null } | null>(null);
  const [deleting, setDeleting] = useState<RuleView | null>(null);
  const create = useCreateRule();
  const change = useChangeRule();
  const remove = useDeleteRule();
  const keyName = (id: string) => keys.find((key) => key.id === id)?.name ?? id;
  const subjectOf = (rule: RuleView) =>
    rule.scope === 'instance' ? 'everybody' : rule.scope === 'key' ? keyName(rule.subject) : rule.subject;
  const newButton = (
    <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setEditing({ rule: null })}>
      New rule
    </Button>
  );
  const columns: Column<RuleView>[] = [
    {
      id: 'whom',
      header: 'For',
      width: '26%',
      cell: (rule) => (
        <>
          <b>{subjectOf(rule)}</b> {rule.scope !== 'instance' && <Tag>{rule.scope}</Tag>}
        </>
      ),
    },
    {
      id: 'models',
      header: 'Only these models',
      cell: (rule) => <Tags values={rule.models} most={5} wraps none="none at all" />,
    },
    { id: 'changed', header: 'Changed', secondary: true, cell: (rule) => <Time at={rule.updated_at} /> },
    {
      id: 'actions',
      header: '',
      align: 'right',
      width: 52,
      cell: (rule) => (
        <RowMenu label={`Actions for the rule of ${subjectOf(rule)}`}>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => setEditing({ rule })}>
            Change
          </Menu.Item>
          <Menu.Item
            color="var(--bad)"
            leftSection={<IconTrash size={16} />}
            onClick={() => setDeleting(rule)}
          >
            Delete
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];
  return (
    <Panel
      flush
      title={rules.data ? plural(rules.data.length, 'allow-list') : 'Allow-lists'}
      about="Without one, everything is allowed. Where several concern a request, each must allow the model."
      tools={newButton}
    >
      <Loaded query={rules} waiting={160}>
        {(items) => (
          <DataTable
            label="Allow-lists"
            columns={columns}
            rows={items}
            rowId={(rule) => rule.id}
            empty={
              <EmptyFace title="Everybody may use every model" icon={IconShieldCheck} action={newButton}>
                An allow-list limits everybody, a team, a key, a person or a tag to some models.
              </EmptyFace>
            }
          />
        )}
      </Loaded>
      <RuleForm
        key={`${editing?.rule?.id ?? 'new'}-${editing !== null}`}
        isOpen={editing !== null}
        known={editing?.rule ?? null}
        names={names}
        keys={keys}
        save={async (rule) => {
          const known = editing?.rule;
          await (known
            ? change.mutateAsync({ id: known.id, models: rule.models })
            : create.mutateAsync(rule));
          say('The allow-list is saved; gateways get it within seconds.');
          setEditing(null);
        }}
        onClose={() => setEditing(null)}
      />
      <ConfirmByName
        key={deleting?.id ?? 'none'}
        isOpen={deleting !== null}
        title="Delete this allow-list"
        name={deleting ? subjectOf(deleting) : ''}
        action="Delete it"
        isBusy={remove.isPending}
        onClose={() => setDeleting(null)}
        onConfirm={() => {
          if (!deleting) return;
          remove.mutate(deleting.id, {
            onSuccess: () => {
              say('The allow-list is gone.');
              setDeleting(null);
            },
            onError: sayProblem,
          });
        }}
      >
        From then on it limits nobody any more.
      </ConfirmByName>
    </Panel>
  );
}

const SCOPES = [
  { value: 'instance', label: 'Everybody' },
  { value: 'team', label: 'A team' },
  { value: 'key', label: 'A gateway key' },
  { value: 'user', label: 'A person' },
  { value: 'tag', label: 'A tag' },
];

const schema = z
  .object({
    scope: z.enum(['instance', 'team', 'key', 'user', 'tag']),
    subject: z.string().trim().max(400, 'At most 400 characters'),
    models: z.array(z.string().trim().min(1)).min(1, 'Name one model at least'),
  })
  .refine((rule) => rule.scope === 'instance' || rule.subject !== '', {
    path: ['subject'],
    message: 'For whom?',
  })
  .refine((rule) => rule.scope !== 'tag' || /^[^:]+:.+/.test(rule.subject), {
    path: ['subject'],
    message: 'Write it as name:value',
  });

type RuleForm = z.infer<typeof schema>;

type RuleFormProps = {
  isOpen: boolean;
  known: RuleView | null;
  names: readonly string[];
  keys: readonly KeyView[];
  save: (rule: NewRule) => Promise<unknown>;
  onClose: () => void;
};

function RuleForm({ isOpen, known, names, keys, save, onClose }: RuleFormProps) {
  const form = useForm<RuleForm>({
    resolver: zodResolver(schema),
    defaultValues: known
      ? { scope: known.scope, subject: known.subject, models: known.models }
      : { scope: 'team', subject: '', models: [] },
  });
  const scope = form.watch('scope');
  const submit = form.handleSubmit(async (rule) => {
    try {
      await save({ ...rule, subject: rule.scope === 'instance' ? null : rule.subject });
    } catch (failure) {
      showProblem(form, failure, ['scope', 'subject', 'models']);
    }
  });
  return (
    <FormDrawer
      isOpen={isOpen}
      title={known ? 'Change the allow-list' : 'New allow-list'}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit="Save"
      isBusy={form.formState.isSubmitting}
      problem={formProblem(form)}
    >
      <SelectField control={form.control} name="scope" label="For" data={SCOPES} disabled={known !== null} />
      {scope === 'key' ? (
        <SelectField
          control={form.control}
          name="subject"
          label="Gateway key"
          searchable
          disabled={known !== null}
          data={keys.map((key) => ({ value: key.id, label: key.name }))}
        />
      ) : (
        scope !== 'instance' && (
          <TextField
            control={form.control}
            name="subject"
            label={scope === 'team' ? 'Team' : scope === 'user' ? 'Person' : 'Tag'}
            placeholder={scope === 'tag' ? 'env:staging' : scope === 'team' ? 'support' : 'mira'}
            disabled={known !== null}
          />
        )
      )}
      <WordsField
        control={form.control}
        name="models"
        label="Only these models"
        description="Names, aliases, or beginnings with a star such as gpt-5*."
        data={[...names]}
      />
    </FormDrawer>
  );
}
