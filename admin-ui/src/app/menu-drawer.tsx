import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';

type MenuDrawerProps = { isOpen: boolean; onClose: () => void; title: ReactNode; children: ReactNode };

/** The menu of narrow screens. */
export function MenuDrawer({ isOpen, onClose, title, children }: MenuDrawerProps) {
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size={280}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close the menu' }}
    >
      {children}
    </Drawer>
  );
}
