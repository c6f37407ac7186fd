import { Button, type ButtonProps } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import classes from './filter-bar.module.css';

type FilterButtonProps = ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

export function FilterButton({ className, ...props }: FilterButtonProps) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={`${classes.add} ${className ?? ''}`}
      leftSection={<IconFilterPlus size={15} />}
      {...props}
    >
      Filter
    </Button>
  );
}
