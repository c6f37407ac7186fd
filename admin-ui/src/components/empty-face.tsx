import { Text } from '@mantine/core';
import { IconDroplet, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './faces.module.css';

type EmptyFaceProps = {
  title: string;
  icon?: Icon;
  /** One sentence: why it is empty. */
  children?: ReactNode;
  /** What to do next. */
  action?: ReactNode;
};

/** What is shown where there is nothing, with the next thing to do. */
export function EmptyFace({ title, icon: FaceIcon = IconDroplet, children, action }: EmptyFaceProps) {
  return (
    <div className={classes.face}>
      <FaceIcon size={30} stroke={1.5} className={classes.quiet} aria-hidden />
      <Text fw={620} size="lg">
        {title}
      </Text>
      {children && (
        <Text c="dimmed" maw={480} component="div">
          {children}
        </Text>
      )}
      {action}
    </div>
  );
}
