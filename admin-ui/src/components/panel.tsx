import { Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './panel.module.css';

type PanelProps = {
  title?: ReactNode;
  about?: ReactNode;
  tools?: ReactNode;
  /** Tables reach the panel's edges. */
  flush?: boolean;
  /** The content may grow with the panel, where a neighbour makes it taller. */
  fills?: boolean | undefined;
  children: ReactNode;
};

/** A titled surface. */
export function Panel({ title, about, tools, flush = false, fills = false, children }: PanelProps) {
  const id = useId();
  return (
    <section
      className={classes.panel}
      data-fills={fills || undefined}
      {...(title ? { 'aria-labelledby': id } : {})}
    >
      {(title ?? tools) && (
        <div className={classes.head}>
          <div>
            <h2 id={id} className={classes.title}>
              {title}
            </h2>
            {about && (
              <Text size="xs" c="dimmed" component="div">
                {about}
              </Text>
            )}
          </div>
          {tools && <div className={classes.tools}>{tools}</div>}
        </div>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
