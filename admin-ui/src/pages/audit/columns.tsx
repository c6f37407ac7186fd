import type { AuditEntry } from '@/api/types';
import type { Column } from '@/components/columns';
import { Time } from '@/components/figures';
import classes from './audit.module.css';
import { inWords, objectOf, peek, subjectOf } from './difference';

/** What is shown of each entry: a sentence, and what it changed. */
export const COLUMNS: Column<AuditEntry>[] = [
  { id: 'at', header: 'When', width: 150, csv: (entry) => entry.at, cell: (entry) => <Time at={entry.at} /> },
  {
    id: 'actor',
    header: 'Who',
    secondary: true,
    width: 170,
    csv: (entry) => entry.actor.name,
    cell: (entry) => (
      <>
        <b>{entry.actor.name}</b>{' '}
        {entry.actor.kind !== 'person' && <span className={classes.soft}>({entry.actor.kind})</span>}
      </>
    ),
  },
  {
    id: 'action',
    header: 'What',
    width: '30%',
    csv: (entry) => entry.action,
    cell: (entry) => (
      <span className={classes.what}>
        <span className="narrow-only">{entry.actor.name} </span>
        {inWords(entry.action)} <b>{objectOf(entry)}</b>
      </span>
    ),
  },
  {
    id: 'changes',
    header: 'Changes',
    secondary: true,
    csv: (entry) => peek(entry),
    cell: (entry) => <span className={classes.peek}>{peek(entry)}</span>,
  },
  {
    id: 'subject',
    header: 'Subject',
    secondary: true,
    csv: (entry) => entry.subject,
    cell: (entry) => (
      <span className={`mono ${classes.soft}`} title={entry.subject}>
        {subjectOf(entry)}
      </span>
    ),
  },
];
