import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './setup.module.css';

type StepProps = {
  number: number;
  title: string;
  about?: ReactNode;
  state: 'waiting' | 'now' | 'done';
  /** Shown at the right of a step that is done. */
  tools?: ReactNode;
  children?: ReactNode;
};

/** One step of the way to the first request. */
export function Step({ number, title, about, state, tools, children }: StepProps) {
  return (
    <li className={classes.step} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
      <span className={classes.number} aria-hidden>
        {state === 'done' ? <IconCheck size={16} stroke={2.6} /> : number}
      </span>
      <section className={classes.content} aria-label={title}>
        <div className={classes.head}>
          <div>
            <h2 className={classes.title}>
              {title}
              {state === 'done' && <span className="visually-hidden"> (done)</span>}
            </h2>
            {about && <div className={classes.about}>{about}</div>}
          </div>
          {tools}
        </div>
        {children && <div className={classes.inner}>{children}</div>}
      </section>
    </li>
  );
}
