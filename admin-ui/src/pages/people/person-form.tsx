import { Radio, SimpleGrid, Stack } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import type { PersonView } from '@/api/types';
import { SwitchField, TextField } from '@/components/form/fields';
import { FormDrawer } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import type { PersonSettings } from './queries';
import { ROLES } from './roles';

const text = z.string().trim().max(100, 'At most 100 characters');

const schema = z.object({
  name: text.min(1, 'What do they sign in with?'),
  email: text.regex(/^$|^[^\s@]+@[^\s@]+$/, 'An address such as mira@example.com'),
  team: text,
  role: z.enum(['viewer', 'member', 'owner', 'admin']),
  sees_ledger: z.boolean(),
});

type PersonForm = z.infer<typeof schema>;

const NEW: PersonForm = { name: '', email: '', team: '', role: 'viewer', sees_ledger: false };

type PersonFormDrawerProps = {
  isOpen: boolean;
  known?: PersonView | undefined;
  teams: readonly string[];
  save: (settings: PersonSettings) => Promise<unknown>;
  onClose: () => void;
};

/** Adds a person, or changes their role and team. */
export function PersonFormDrawer(props: PersonFormDrawerProps) {
  return <PersonFields key={`${props.isOpen}-${props.known?.id ?? ''}`} {...props} />;
}

function PersonFields({ isOpen, known, teams, save, onClose }: PersonFormDrawerProps) {
  const form = useForm<PersonForm>({
    resolver: zodResolver(schema),
    defaultValues: known
      ? {
          name: known.name,
          email: known.email ?? '',
          team: known.team ?? '',
          role: known.role,
          sees_ledger: known.sees_ledger,
        }
      : NEW,
  });
  const role = form.watch('role');
  const isAdmin = role === 'owner' || role === 'admin';
  const submit = form.handleSubmit(async (person) => {
    try {
      await save({ ...person, email: person.email || null, team: person.team || null });
    } catch (failure) {
      showProblem(form, failure, ['name', 'email', 'team', 'role']);
    }
  });
  return (
    <FormDrawer
      isOpen={isOpen}
      title={known ? `Change ${known.name}` : 'Add a person'}
      about={
        known?.issuer
          ? `They sign in at ${known.issuer}; role and team are decided here.`
          : known
            ? undefined
            : 'A password is made for them and shown to you once. People of your identity provider appear by themselves when they first sign in.'
      }
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={known ? 'Save' : 'Add and make a password'}
      isBusy={form.formState.isSubmitting}
      problem={formProblem(form)}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextField
          control={form.control}
          name="name"
          label="Name"
          placeholder="mira"
          description="They sign in with it"
          required
          data-autofocus
        />
        <TextField
          control={form.control}
          name="team"
          label="Team"
          placeholder="support"
          description="Its usage they see"
          list="people-teams"
        />
        <datalist id="people-teams">
          {teams.map((team) => (
            <option key={team} value={team} />
          ))}
        </datalist>
      </SimpleGrid>
      <TextField control={form.control} name="email" label="E-mail" placeholder="mira@example.com" />
      <Controller
        control={form.control}
        name="role"
        render={({ field, fieldState }) => (
          <Radio.Group
            label="Role"
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          >
            <Stack gap={9} mt={6}>
              {ROLES.map(({ value, label, about }) => (
                <Radio key={value} value={value} label={label} description={about} />
              ))}
            </Stack>
          </Radio.Group>
        )}
      />
      {!isAdmin && (
        <SwitchField
          control={form.control}
          name="sees_ledger"
          label="Sees the whole ledger"
          description="The usage of everybody, not only their own and their team’s."
        />
      )}
    </FormDrawer>
  );
}
