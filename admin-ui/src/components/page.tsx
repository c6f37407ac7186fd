import { Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import classes from './page.module.css';

type PageProps = {
  title: string;
  /** One line: what the page answers. */
  about?: ReactNode;
  /** Buttons and pickers on the right. */
  tools?: ReactNode;
  /** Stands above the title, such as the way back. */
  above?: ReactNode;
  children: ReactNode;
};

/** The frame of a page: its title, its tools, its content. */
export function Page({ title, about, tools, above, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Weir`;
  }, [title]);
  return (
    <div className={classes.page}>
      {above}
      <div className={classes.head}>
        <div className={classes.words}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {about && (
            <Text c="dimmed" size="sm" component="div">
              {about}
            </Text>
          )}
        </div>
        {tools && <div className={classes.tools}>{tools}</div>}
      </div>
      {children}
    </div>
  );
}
