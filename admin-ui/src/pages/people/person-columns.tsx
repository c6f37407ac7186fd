import { Avatar, Menu } from '@mantine/core';
import { IconEdit, IconKey, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { PersonView } from '@/api/types';
import type { Column } from '@/components/columns';
import { RowMenu } from '@/components/row-menu';
import { Status, Tag } from '@/components/status';
import { fullDay } from '@/lib/format';
import type { AskedOfPerson } from './person-dialogs';
import { roleOf } from './roles';

/** What is shown of each person; `own` is the id of who is looking. */
export function personColumns(own: string | undefined, zone: string): Column<PersonView>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sort: (person) => person.name,
      cell: (person) => (
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 11 }}>
          <Avatar size={30} radius="xl" name={person.name} color="weir" variant="filled" aria-hidden />
          <span>
            <span style={{ fontWeight: 560 }}>{person.name}</span>{' '}
            {person.id === own && <Tag tone="accent">you</Tag>}
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
  ];
}

type PersonActions = {
  onChange: (person: PersonView) => void;
  onToggle: (person: PersonView) => void;
  onAsk: (asked: AskedOfPerson) => void;
};

/** What can be done with each person: least with oneself. */
export function personActions(
  own: string | undefined,
  { onChange, onToggle, onAsk }: PersonActions,
): Column<PersonView> {
  return {
    id: 'actions',
    header: '',
    secondary: true,
    align: 'right',
    width: 52,
    cell: (person) => (
      <RowMenu label={`Actions for ${person.name}`}>
        <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => onChange(person)}>
          Change
        </Menu.Item>
        {person.id === own ? (
          <Menu.Item leftSection={<IconKey size={16} />} component={Link} to="/me">
            Change my password
          </Menu.Item>
        ) : (
          <>
            {!person.issuer && (
              <Menu.Item leftSection={<IconKey size={16} />} onClick={() => onAsk({ what: 'reset', person })}>
                Reset the password
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={person.is_active ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
              onClick={() => onToggle(person)}
            >
              {person.is_active ? 'Disable' : 'Enable'}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              color="var(--bad)"
              leftSection={<IconTrash size={16} />}
              onClick={() => onAsk({ what: 'delete', person })}
            >
              Delete
            </Menu.Item>
          </>
        )}
      </RowMenu>
    ),
  };
}
