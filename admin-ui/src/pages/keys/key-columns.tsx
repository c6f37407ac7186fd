import { Menu } from '@mantine/core';
import { IconEdit, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react';
import type { KeyView } from '@/api/types';
import type { Column } from '@/components/columns';
import { Usd } from '@/components/figures';
import { RowMenu } from '@/components/row-menu';
import { Status, Tags } from '@/components/status';
import { exactTime, fullDay } from '@/lib/format';
import { picos } from '@/lib/money';
import type { AskedOfKey } from './key-dialogs';
import { stateOf, tagWords } from './key-settings';

/** What is shown of each key. */
export function keyColumns(
  now: number,
  zone: string,
  spend: ReadonlyMap<string, string> | undefined,
): Column<KeyView>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      sort: (key) => key.name,
      cell: (key) => (
        <>
          <div style={{ fontWeight: 560 }}>{key.name}</div>
          <div className="mono wide-only" style={{ color: 'var(--text-soft)', fontSize: 11.5 }}>
            {key.key_masked}
          </div>
        </>
      ),
    },
    {
      id: 'state',
      header: 'State',
      sort: (key) => stateOf(key, now).word,
      cell: (key) => <Status tone={stateOf(key, now).tone}>{stateOf(key, now).word}</Status>,
    },
    {
      id: 'owner',
      header: 'Owner, team',
      secondary: true,
      sort: (key) => key.user ?? null,
      csv: (key) => `${key.user ?? ''} ${key.team ?? ''}`.trim(),
      cell: (key) => (
        <>
          <div>{key.user ?? '—'}</div>
          <div style={{ color: 'var(--text-soft)', fontSize: 12 }}>{key.team}</div>
        </>
      ),
    },
    {
      id: 'permissions',
      header: 'May',
      secondary: true,
      csv: (key) => key.permissions.join(' '),
      cell: (key) => <Tags values={key.permissions} none="nothing" />,
    },
    {
      id: 'models',
      header: 'Models',
      secondary: true,
      csv: (key) => key.models.join(' '),
      cell: (key) => <Tags values={key.models} most={2} none="all" />,
    },
    {
      id: 'tags',
      header: 'Tags',
      secondary: true,
      csv: (key) => tagWords(key).join(' '),
      cell: (key) => <Tags values={tagWords(key)} most={1} none="—" />,
    },
    {
      id: 'spend',
      header: 'Last 30 days',
      align: 'right',
      help: 'What its requests cost in the last 30 days',
      sort: (key) => picos(spend?.get(key.id) ?? '0'),
      csv: (key) => spend?.get(key.id) ?? '0',
      cell: (key) => (spend ? <Usd amount={spend.get(key.id) ?? '0'} /> : '…'),
    },
    {
      id: 'expires',
      header: 'Expires',
      secondary: true,
      sort: (key) => key.expires_at ?? null,
      cell: (key) =>
        key.expires_at ? (
          <time dateTime={key.expires_at} title={exactTime(key.expires_at, zone)}>
            {fullDay(key.expires_at, zone)}
          </time>
        ) : (
          'never'
        ),
    },
  ];
}

/** What can be done with each key that is not revoked. */
export function keyActions(
  ask: (asked: AskedOfKey) => void,
  toggle: (key: KeyView) => void,
): Column<KeyView> {
  return {
    id: 'actions',
    header: '',
    secondary: true,
    align: 'right',
    width: 52,
    cell: (key) =>
      key.revoked_at ? null : (
        <RowMenu label={`Actions for ${key.name}`}>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => ask({ what: 'change', key })}>
            Change
          </Menu.Item>
          <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => ask({ what: 'rotate', key })}>
            Rotate
          </Menu.Item>
          <Menu.Item
            leftSection={key.is_active ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
            onClick={() => toggle(key)}
          >
            {key.is_active ? 'Disable' : 'Enable'}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--bad)"
            leftSection={<IconTrash size={16} />}
            onClick={() => ask({ what: 'revoke', key })}
          >
            Revoke
          </Menu.Item>
        </RowMenu>
      ),
  };
}
