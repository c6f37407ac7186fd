import { UnstyledButton } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentPropsWithRef } from 'react';
import { meQuery } from '@/api/session';
import classes from './user-menu.module.css';

export function UserButton({ className, ...props }: ComponentPropsWithRef<'button'>) {
  const { data: me } = useQuery(meQuery);
  const name = me?.name ?? '';
  return (
    <UnstyledButton className={`${classes.button} ${className ?? ''}`} {...props}>
      <span className="visually-hidden">Account of </span>
      <span className={classes.initial} aria-hidden>
        {name.slice(0, 1).toUpperCase()}
      </span>
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.role}>
          {me?.permissions.includes('admin') ? 'admin' : (me?.team ?? 'member')}
        </span>
      </span>
      <IconChevronUp size={15} aria-hidden />
    </UnstyledButton>
  );
}
