import { Avatar, Button, Menu, Modal, Group, Stack, Text, TextInput } from '@mantine/core';
import {
  IconEdit,
  IconKey,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconSearch,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { may, meQuery } from '@/api/session';
import type { PersonView } from '@/api/types';
import type { Column } from '@/components/columns';
import { ConfirmByName } from '@/components/confirm-by-name';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { OnceSecret } from '@/components/once-secret';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { RowMenu } from '@/components/row-menu';
import { say, sayProblem } from '@/components/said';
import { Status, Tag } from '@/components/status';
import { useZone } from '@/components/view';
import { fullDay, plural } from '@/lib/format';
import { makePassword } from './password';
import { PersonFormDrawer } from './person-form';
import { peopleQuery, useChangePerson, useCreatePerson, useDeletePerson } from './queries';
import { roleOf } from './roles';

/** Who may sign in, and what they may do. */
export function PeoplePage() {
  const search = useSearch({ from: '/shell/people' });
  const navigate = useNavigate({ from: '/people' });
  const set = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (known) => ({ ...known, ...changes }), replace: true, resetScroll: false });
  const zone = useZone();
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, 'admin');
  const people = useQuery(peopleQuery);
  const [resetting, setResetting] = useState<PersonView | null>(null);
  const [deleting, setDeleting] = useState<PersonView | null>(null);
  const [shown, setShown] = useState<{ secret: string; name: string } | null>(null);
  const create = useCreatePerson();
  const change = useChangePerson();
  const remove = useDeletePerson();

  const all = people.data ?? [];
  const words = (search.q ?? '').toLowerCase();
  const rows = all.filter((person) =>
    `${person.name} ${person.email ?? ''} ${person.team ?? ''} ${person.role}`.toLowerCase().includes(words),
  );
  const changing = all.find((person) => person.id === search.person);
  const teams = [...new Set(all.flatMap((person) => person.team ?? []))];

  const disable = (person: PersonView) =>
    change.mutate(
      { id: person.id, change: { is_active: !person.is_active } },
      {
        onSuccess: () =>
          say(
            person.is_active
              ? `${person.name} is signed out and cannot sign in.`
              : `${person.name} can sign in again.`,
          ),
        onError: sayProblem,
      },
    );

  const columns: Column<PersonView>[] = [
    {
      id: 'name',
      header: 'Name',
      sort: (person) => person.name,
      cell: (person) => (
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 11 }}>
          <Avatar size={30} radius="xl" name={person.name} color="weir" variant="filled" aria-hidden />
          <span>
            <span style={{ fontWeight: 560 }}>{person.name}</span>{' '}
            {person.id === me?.id && <Tag tone="accent">you</Tag>}
            <span style={{ display: 'block', color: 'var(--text-soft)', fontSize: 12 }}>
              {person.email ?? 'no e-mail'}
            </span>
          </span>
        </span>
      ),
    },
    {
      id: 'role',
      header: 'Role',
      sort: (person) => person.role,
      cell: (person) => (
        <Tag tone={roleOf(person.role).tone} title={roleOf(person.role).about}>
          {roleOf(person.role).label}
        </Tag>
      ),
    },
    {
      id: 'team',
      header: 'Team',
      secondary: true,
      sort: (person) => person.team ?? null,
      cell: (person) => person.team ?? '—',
    },
    {
      id: 'sees',
      header: 'Sees',
      secondary: true,
      cell: (person) =>
        person.sees_ledger || person.role === 'owner' || person.role === 'admin'
          ? 'the whole ledger'
          : person.team
            ? 'own and team’s usage'
            : 'own usage',
    },
    {
      id: 'signs-in',
      header: 'Signs in',
      secondary: true,
      cell: (person) =>
        person.issuer ? (
          <span title={person.issuer}>
            at {person.issuer.replace(/^https?:\/\//, '').replace(/\/.*$/, '')}
          </span>
        ) : person.has_password ? (
          'with a password'
        ) : (
          'not yet'
        ),
    },
    {
      id: 'state',
      header: 'State',
      sort: (person) => (person.is_active ? 0 : 1),
      cell: (person) => (
        <Status tone={person.is_active ? 'good' : 'quiet'}>{person.is_active ? 'Active' : 'Disabled'}</Status>
      ),
    },
    {
      id: 'created',
      header: 'Since',
      secondary: true,
      sort: (person) => person.created_at,
      cell: (person) => fullDay(person.created_at, zone),
    },
    {
      id: 'actions',
      header: '',
      secondary: true,
      align: 'right',
      width: 52,
      cell: (person) => (
        <RowMenu label={`Actions for ${person.name}`}>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => set({ person: person.id })}>
            Change
          </Menu.Item>
          {person.id === me?.id ? (
            <Menu.Item leftSection={<IconKey size={16} />} component={Link} to="/me">
              Change my password
            </Menu.Item>
          ) : (
            <>
              {!person.issuer && (
                <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setResetting(person)}>
                  Reset the password
                </Menu.Item>
              )}
              <Menu.Item
                leftSection={person.is_active ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
                onClick={() => disable(person)}
              >
                {person.is_active ? 'Disable' : 'Enable'}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="var(--bad)"
                leftSection={<IconTrash size={16} />}
                onClick={() => setDeleting(person)}
              >
                Delete
              </Menu.Item>
            </>
          )}
        </RowMenu>
      ),
    },
  ];

  const addButton = isAdmin && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => set({ new: '1' })}>
      Add a person
    </Button>
  );

  return (
    <Page
      title="People & roles"
      about="Who may sign in here, what they see and what they may do."
      tools={addButton}
    >
      <Panel
        flush
        title={people.data ? plural(rows.length, 'person', 'people') : 'People'}
        tools={
          <TextInput
            aria-label="Search people"
            placeholder="Name, team, role"
            size="xs"
            w={200}
            leftSection={<IconSearch size={14} />}
            value={search.q ?? ''}
            onChange={(event) => set({ q: event.currentTarget.value || undefined })}
          />
        }
      >
        <Loaded query={people} waiting={280}>
          {() => (
            <DataTable
              label="People"
              columns={columns}
              rows={rows}
              rowId={(person) => person.id}
              sort={search.sort}
              onSort={(sort) => set({ sort })}
              onOpen={(person) => set({ person: person.id })}
              empty={
                words ? (
                  <EmptyFace
                    title="Nobody fits"
                    icon={IconSearch}
                    action={
                      <Button variant="default" onClick={() => set({ q: undefined })}>
                        Show everybody
                      </Button>
                    }
                  />
                ) : (
                  <EmptyFace title="Nobody is here yet" icon={IconUsers} action={addButton} />
                )
              }
            />
          )}
        </Loaded>
      </Panel>

      <PersonFormDrawer
        isOpen={isAdmin && search.new !== undefined}
        teams={teams}
        save={async (settings) => {
          const password = makePassword();
          const made = await create.mutateAsync({ ...settings, password });
          create.reset();
          set({ new: undefined });
          setShown({ secret: password, name: made.name });
        }}
        onClose={() => set({ new: undefined })}
      />
      <PersonFormDrawer
        isOpen={changing !== undefined}
        known={changing}
        teams={teams}
        save={async (settings) => {
          if (!changing) return;
          await change.mutateAsync({ id: changing.id, change: settings });
          say(`${settings.name} is saved.`);
          set({ person: undefined });
        }}
        onClose={() => set({ person: undefined })}
      />
      <Modal
        opened={resetting !== null}
        onClose={() => setResetting(null)}
        title={`Reset the password of ${resetting?.name ?? ''}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          <Text size="sm">
            A new password is made and shown to you once. Every session of theirs ends at once.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setResetting(null)}>
              Cancel
            </Button>
            <Button
              loading={change.isPending}
              onClick={() => {
                if (!resetting) return;
                const password = makePassword();
                change.mutate(
                  { id: resetting.id, change: { password } },
                  {
                    onSuccess: (after) => {
                      setResetting(null);
                      setShown({ secret: password, name: after.name });
                      change.reset();
                    },
                    onError: sayProblem,
                  },
                );
              }}
            >
              Make a new password
            </Button>
          </Group>
        </Stack>
      </Modal>
      <ConfirmByName
        key={deleting?.id ?? 'none'}
        isOpen={deleting !== null}
        title="Delete this person"
        name={deleting?.name ?? ''}
        action="Delete for ever"
        isBusy={remove.isPending}
        onClose={() => setDeleting(null)}
        onConfirm={() => {
          if (!deleting) return;
          remove.mutate(deleting.id, {
            onSuccess: () => {
              say(`${deleting.name} is gone.`);
              setDeleting(null);
            },
            onError: sayProblem,
          });
        }}
      >
        They cannot sign in any more. Their gateway keys go on working: revoke those apart. To keep their
        account, disable it instead.
      </ConfirmByName>
      <OnceSecret
        secret={shown?.secret ?? null}
        title={`The password of ${shown?.name ?? ''}`}
        what="password"
        onClose={() => setShown(null)}
      >
        <Text size="sm" c="dimmed">
          Give it to <b>{shown?.name}</b> on a way that you trust; they change it under My usage.
        </Text>
      </OnceSecret>
    </Page>
  );
}
