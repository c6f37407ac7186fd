import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

type NoticeProps = {
  tone: 'good' | 'bad' | 'warn';
  /** Read out at once: for what went wrong just now. */
  isUrgent?: boolean;
  children: ReactNode;
};

/** Something to be read before one goes on. */
export function Notice({ tone, isUrgent = false, children }: NoticeProps) {
  const NoticeIcon = tone === 'good' ? IconCircleCheck : IconAlertTriangle;
  return (
    <div className={classes.notice} data-tone={tone} {...(isUrgent ? { role: 'alert' } : {})}>
      <NoticeIcon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
