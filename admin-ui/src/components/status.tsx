import type { ReactNode } from 'react';
import classes from './status.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet' | 'accent';

/** A state in a word, with its colour and a dot. */
export function Status({ tone, children, title }: { tone: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={classes.status} data-tone={tone} {...(title ? { title } : {})}>
      <span className={classes.dot} aria-hidden />
      {children}
    </span>
  );
}

/** A short fact in a frame: a model, a tag, a permission. */
export function Tag({
  children,
  tone = 'quiet',
  title,
}: {
  children: ReactNode;
  tone?: Tone;
  title?: string;
}) {
  return (
    <span className={classes.tag} data-tone={tone} {...(title ? { title } : {})}>
      {children}
    </span>
  );
}

/** Some tags, the rest as a number. */
export function Tags({
  values,
  most = 3,
  wraps = most > 9,
  none,
}: {
  values: readonly string[];
  most?: number;
  /** Onto more lines where one does not suffice. */
  wraps?: boolean;
  none: ReactNode;
}) {
  if (values.length === 0) return <span className={classes.none}>{none}</span>;
  return (
    <span className={classes.tags} data-wraps={wraps || undefined} title={values.join(', ')}>
      {values.slice(0, most).map((value) => (
        <Tag key={value}>{value}</Tag>
      ))}
      {values.length > most && <Tag>+{values.length - most}</Tag>}
    </span>
  );
}
