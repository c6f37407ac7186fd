import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '../notice';
import classes from './form-drawer.module.css';

type FormDrawerProps = {
  isOpen: boolean;
  title: string;
  about?: ReactNode;
  onClose: () => void;
  onSubmit: () => void;
  /** The verb on the button. */
  submit: string;
  isBusy?: boolean;
  /** What went wrong as a whole. */
  problem?: string | null;
  /** Stands at the left of the buttons. */
  extra?: ReactNode;
  size?: number;
  children: ReactNode;
};

/** A form at the side; a click beside it does not throw away what was typed. */
export function FormDrawer(props: FormDrawerProps) {
  return (
    <Drawer
      opened={props.isOpen}
      onClose={props.onClose}
      position="right"
      size={props.size ?? 520}
      title={props.title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ content: classes.content, body: classes.body, title: classes.title }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          props.onSubmit();
        }}
      >
        <Stack gap="md" className={classes.fields}>
          {props.about && (
            <Text c="dimmed" size="sm" component="div">
              {props.about}
            </Text>
          )}
          {props.children}
        </Stack>
        <div className={classes.foot}>
          {props.problem && (
            <Notice tone="bad" isUrgent>
              {props.problem}
            </Notice>
          )}
          <Group justify="space-between" gap={8}>
            <div>{props.extra}</div>
            <Group gap={8}>
              <Button variant="default" onClick={props.onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={props.isBusy ?? false}>
                {props.submit}
              </Button>
            </Group>
          </Group>
        </div>
      </form>
    </Drawer>
  );
}

/** A titled part of a form. */
export function FormPart({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      {about && (
        <Text c="dimmed" size="xs" mb={10}>
          {about}
        </Text>
      )}
      <Stack gap="sm">{children}</Stack>
    </fieldset>
  );
}
