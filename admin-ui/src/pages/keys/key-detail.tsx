import { Button, Drawer, Group, Stack } from '@mantine/core';
import { IconEdit, IconRefresh, IconTrash } from '@tabler/icons-react';
import type { KeyView } from '@/api/types';
import { Id } from '@/components/copy';
import { Details } from '@/components/details';
import { Time } from '@/components/figures';
import { Status, Tags } from '@/components/status';
import { TextLink } from '@/components/text-link';
import { stateOf, tagWords } from './key-settings';

type KeyDetailProps = {
  known: KeyView | null;
  now: number;
  isAdmin: boolean;
  onClose: () => void;
  onChange: () => void;
  onRotate: () => void;
  onDisable: () => void;
  onRevoke: () => void;
};

const GONE = { cancel: 'cancel upstream', drain: 'read to the end' };

/** Everything about a gateway key but its text. */
export function KeyDetail({ known, now, isAdmin, onClose, ...actions }: KeyDetailProps) {
  return (
    <Drawer
      opened={known !== null}
      onClose={onClose}
      position="right"
      size={480}
      title={<b>{known?.name}</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {known && (
        <Stack gap="lg">
          <Group gap={10}>
            <Status tone={stateOf(known, now).tone}>{stateOf(known, now).word}</Status>
            <TextLink to="/requests" search={{ key: known.id, range: '7d' }} size="sm">
              Requests
            </TextLink>
            <TextLink to="/usage" search={{ key: known.id, range: '30d' }} size="sm">
              Usage
            </TextLink>
          </Group>
          <Details
            items={[
              [
                'Key',
                <span key="k" className="mono">
                  {known.key_masked}
                </span>,
              ],
              ['Id', <Id key="i" value={known.id} what="the id" />],
              ['Owner', known.user ?? '—'],
              ['Team', known.team ?? '—'],
              ['May', known.permissions.join(', ')],
              ['Models', <Tags key="m" values={known.models} most={40} none="all" />],
              ['Tags', <Tags key="t" values={tagWords(known)} most={40} none="none" />],
              ['Expires', known.expires_at ? <Time key="e" at={known.expires_at} long /> : 'never'],
              [
                'Former text',
                known.rotated_until ? <Time key="r" at={known.rotated_until} long /> : 'no longer works',
              ],
              ['Own provider key', known.byok ? 'allowed' : 'refused'],
              ['Contents', known.capture ? 'may be kept' : 'never kept'],
              ['Client leaves a stream', gone(known.client_gone?.stream)],
              ['Client leaves a whole answer', gone(known.client_gone?.whole)],
              ['Created', <Time key="c" at={known.created_at} long />],
              ['By', known.created_by],
              ...(known.revoked_at
                ? ([['Revoked', <Time key="v" at={known.revoked_at} long />]] as const)
                : []),
            ]}
          />
          {isAdmin && !known.revoked_at && (
            <Group gap={8}>
              <Button variant="default" leftSection={<IconEdit size={16} />} onClick={actions.onChange}>
                Change
              </Button>
              <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={actions.onRotate}>
                Rotate
              </Button>
              <Button variant="default" onClick={actions.onDisable}>
                {known.is_active ? 'Disable' : 'Enable'}
              </Button>
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={16} />}
                onClick={actions.onRevoke}
              >
                Revoke
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Drawer>
  );
}

function gone(policy: 'cancel' | 'drain' | null | undefined): string {
  return policy ? GONE[policy] : 'as the gateway is set';
}
