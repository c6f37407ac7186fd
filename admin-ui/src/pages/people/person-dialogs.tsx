import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PersonView } from '@/api/types';
import { ConfirmByName } from '@/components/confirm-by-name';
import { OnceSecret } from '@/components/once-secret';
import { say, sayProblem } from '@/components/said';
import { makePassword } from './password';
import { PersonFormDrawer } from './person-form';
import { useChangePerson, useCreatePerson, useDeletePerson } from './queries';

/** What somebody is about to do with a person. */
export type AskedOfPerson = { what: 'reset' | 'delete'; person: PersonView };

type PersonDialogsProps = {
  people: readonly PersonView[];
  /** The person who is being changed. */
  changing: PersonView | null;
  /** A person is being added. */
  isNew: boolean;
  asked: AskedOfPerson | null;
  onAsk: (asked: null) => void;
  set: (changes: { person?: undefined; new?: undefined }) => void;
};

/** The forms that add and change a person, and what is asked before one loses something. */
export function PersonDialogs({ people, changing, isNew, asked, onAsk, set }: PersonDialogsProps) {
  const [shown, setShown] = useState<{ secret: string; name: string } | null>(null);
  const create = useCreatePerson();
  const change = useChangePerson();
  const remove = useDeletePerson();
  const resetting = asked?.what === 'reset' ? asked.person : null;
  const deleting = asked?.what === 'delete' ? asked.person : null;
  const teams = [...new Set(people.flatMap((person) => person.team ?? []))];
  return (
    <>
      <PersonFormDrawer
        isOpen={isNew}
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
        isOpen={changing !== null}
        known={changing ?? undefined}
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
        onClose={() => onAsk(null)}
        title={`Reset the password of ${resetting?.name ?? ''}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          <Text size="sm">
            A new password is made and shown to you once. Every session of theirs ends at once.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onAsk(null)}>
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
                      onAsk(null);
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
        onClose={() => onAsk(null)}
        onConfirm={() => {
          if (!deleting) return;
          remove.mutate(deleting.id, {
            onSuccess: () => {
              say(`${deleting.name} is gone.`);
              onAsk(null);
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
    </>
  );
}
