import { Checkbox, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import type { KeyView } from '@/api/types';
import { SelectField, SwitchField, TextField, WordsField } from '@/components/form/fields';
import { FormDrawer, FormPart } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import { useZone } from '@/components/view';
import { formOf, keySchema, NEW_KEY, settingsOf, type KeyForm } from './key-settings';
import { modelNamesQuery, type KeySettings } from './queries';

type KeyFormDrawerProps = {
  isOpen: boolean;
  /** The key that is changed; absent for a new one. */
  known?: KeyView | undefined;
  /** Names that exist already, to choose from. */
  owners: readonly string[];
  teams: readonly string[];
  save: (settings: KeySettings) => Promise<unknown>;
  onClose: () => void;
};

const PERMISSIONS = [
  { value: 'execute', label: 'Execute', about: 'Call models through the gateway' },
  { value: 'read', label: 'Read', about: 'See the usage of its owner and team' },
  { value: 'admin', label: 'Admin', about: 'Everything: keys, prices, providers, people' },
] as const;

/** Makes a gateway key, or changes what it may. */
export function KeyFormDrawer(props: KeyFormDrawerProps) {
  return <KeyFields key={`${props.isOpen}-${props.known?.id ?? ''}`} {...props} />;
}

function KeyFields({ isOpen, known, owners, teams, save, onClose }: KeyFormDrawerProps) {
  const zone = useZone();
  const names = useQuery({ ...modelNamesQuery, enabled: isOpen });
  const form = useForm<KeyForm>({
    resolver: zodResolver(keySchema),
    defaultValues: known ? formOf(known, zone) : NEW_KEY,
  });
  const { control } = form;
  const [expires, permissions] = form.watch(['expires', 'permissions']);
  const submit = form.handleSubmit(async (values) => {
    try {
      await save(settingsOf(values, Date.now(), zone));
    } catch (failure) {
      showProblem(form, failure, ['name', 'user', 'team', 'permissions', 'models', 'tags', 'expires_at']);
    }
  });

  return (
    <FormDrawer
      isOpen={isOpen}
      title={known ? `Change ${known.name}` : 'New gateway key'}
      about={
        known
          ? 'Changes reach every gateway within seconds; requests that run already end as they began.'
          : 'An application sends this key instead of a provider’s. You see it once, when it is made.'
      }
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={known ? 'Save' : 'Create key'}
      isBusy={form.formState.isSubmitting}
      problem={formProblem(form)}
    >
      <TextField
        control={control}
        name="name"
        label="Name"
        placeholder="checkout-service"
        description="What uses it. Shown in charts, requests and the audit log."
        required
        data-autofocus
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextField control={control} name="user" label="Owner" placeholder="mira" list="key-owners" />
        <TextField control={control} name="team" label="Team" placeholder="support" list="key-teams" />
        <datalist id="key-owners">
          {owners.map((owner) => (
            <option key={owner} value={owner} />
          ))}
        </datalist>
        <datalist id="key-teams">
          {teams.map((team) => (
            <option key={team} value={team} />
          ))}
        </datalist>
      </SimpleGrid>
      <Controller
        control={control}
        name="permissions"
        render={({ field, fieldState }) => (
          <Checkbox.Group
            label="It may"
            value={field.value}
            onChange={(chosen) =>
              field.onChange(PERMISSIONS.map(({ value }) => value).filter((value) => chosen.includes(value)))
            }
            error={fieldState.error?.message}
          >
            <Stack gap={8} mt={6}>
              {PERMISSIONS.map(({ value, label, about }) => (
                <Checkbox key={value} value={value} label={label} description={about} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      />
      {permissions.includes('admin') && (
        <Text size="xs" style={{ color: 'var(--warn)' }}>
          Whoever has this key can change everything here, other keys included.
        </Text>
      )}
      <WordsField
        control={control}
        name="models"
        label="Models"
        description="Names, aliases, or beginnings with a star such as claude-*. None: all."
        placeholder="All models"
        data={names.data ?? []}
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the models' }}
      />
      <WordsField
        control={control}
        name="tags"
        label="Tags"
        description="Written onto every request of this key, over what the client sends."
        placeholder="feature:checkout"
      />
      <FormPart title="Validity">
        <Group grow align="start">
          <SelectField
            control={control}
            name="expires"
            label="Expires"
            data={[
              { value: 'never', label: 'Never' },
              { value: '7', label: 'In 7 days' },
              { value: '30', label: 'In 30 days' },
              { value: '90', label: 'In 90 days' },
              { value: '365', label: 'In a year' },
              { value: 'date', label: 'On a date…' },
            ]}
          />
          {expires === 'date' && (
            <Controller
              control={control}
              name="expires_at"
              render={({ field, fieldState }) => (
                <TextInput
                  type="datetime-local"
                  label={`At (${zone})`}
                  value={field.value}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  error={fieldState.error?.message}
                />
              )}
            />
          )}
        </Group>
      </FormPart>
      <FormPart title="Behaviour">
        <SwitchField
          control={control}
          name="byok"
          label="May bring a provider key"
          description="Its caller may send a provider’s own key along; the gateway then uses that one."
        />
        <SwitchField
          control={control}
          name="capture"
          label="Contents may be kept"
          description="Messages of its requests may be stored where content capture is on."
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <SelectField
            control={control}
            name="stream"
            label="Client leaves a stream"
            data={GONE}
            description="While it is being sent"
          />
          <SelectField
            control={control}
            name="whole"
            label="Client leaves a whole answer"
            data={GONE}
            description="Before it was sent"
          />
        </SimpleGrid>
      </FormPart>
    </FormDrawer>
  );
}

const GONE = [
  { value: '', label: 'As the gateway is set' },
  { value: 'cancel', label: 'Cancel upstream' },
  { value: 'drain', label: 'Read to the end' },
];
