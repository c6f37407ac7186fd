import { Button, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { Notice } from './notice';
import classes from './once-secret.module.css';

type OnceSecretProps = {
  /** Nothing is shown without it. */
  secret: string | null;
  title: string;
  /** What it is: a key, a password. */
  what: string;
  children?: ReactNode;
  onClose: () => void;
};

/** A secret that is shown once; neither Escape nor a click beside it closes the dialog. */
export function OnceSecret({ secret, title, what, children, onClose }: OnceSecretProps) {
  const last = useRef(secret);
  if (secret) last.current = secret;
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={title}
      size={640}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      onExitTransitionEnd={() => {
        last.current = null;
      }}
    >
      <Stack>
        <Notice tone="warn">
          This {what} is shown once. Nobody can read it again, you neither: copy it to where it is needed now.
        </Notice>
        <SecretBox secret={last.current ?? ''} what={what} />
        {children}
        <Group justify="flex-end">
          <Button onClick={onClose}>I have kept it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The secret itself with its copy button. */
export function SecretBox({ secret, what }: { secret: string; what: string }) {
  return (
    <div className={classes.box}>
      <Text className={classes.secret} component="code" aria-label={`The ${what}`}>
        {secret}
      </Text>
      <CopyButton value={secret} timeout={2000}>
        {({ copied, copy }) => (
          <Button
            onClick={copy}
            variant={copied ? 'light' : 'filled'}
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          >
            {copied ? 'Copied' : `Copy the ${what}`}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
