import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

type ConfirmByNameProps = {
  isOpen: boolean;
  title: string;
  /** Must be typed before the button works. */
  name: string;
  /** The verb on the button. */
  action: string;
  /** What will happen. */
  children: ReactNode;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks for the name of what is about to be destroyed. */
export function ConfirmByName({
  isOpen,
  title,
  name,
  action,
  children,
  isBusy = false,
  onConfirm,
  onClose,
}: ConfirmByNameProps) {
  const [typed, setTyped] = useState('');
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === name) onConfirm();
        }}
      >
        <Stack>
          <Text component="div">{children}</Text>
          <TextInput
            label={
              <>
                Type <b>{name}</b> to go on
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
            <Button type="submit" color="red" disabled={typed !== name} loading={isBusy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
