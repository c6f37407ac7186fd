import { Button, Drawer, Stack } from '@mantine/core';
import type { AuditEntry } from '@/api/types';
import { Id } from '@/components/copy';
import { Details } from '@/components/details';
import { Time } from '@/components/figures';
import classes from './audit.module.css';
import { differences, inWords } from './difference';
import { DifferenceTable } from './difference-table';

type EntryDrawerProps = {
  entry: AuditEntry | null;
  onClose: () => void;
  onFilter: (changes: Record<string, string | undefined>) => void;
};

/** An entry as a whole, with what it changed field by field. */
export function EntryDrawer({ entry, onClose, onFilter }: EntryDrawerProps) {
  return (
    <Drawer
      opened={entry !== null}
      onClose={onClose}
      position="right"
      size={620}
      title={entry && <b>{`${entry.actor.name} ${inWords(entry.action)}`}</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {entry && (
        <Stack gap="lg">
          <Details
            items={[
              ['When', <Time key="t" at={entry.at} long />],
              ['Who', `${entry.actor.name} (${entry.actor.kind})`],
              [
                'Action',
                <span key="a" className="mono">
                  {entry.action}
                </span>,
              ],
              ['Subject', <Id key="s" value={entry.subject} what="the subject" />],
              ['Number', String(entry.seq)],
              [
                'Hash',
                <span key="h" className="mono" title={entry.hash}>
                  {entry.hash.slice(0, 24)}…
                </span>,
              ],
            ]}
          />
          <DifferenceTable changes={differences(entry.before, entry.after)} />
          <div className={classes.filters}>
            <Button
              variant="default"
              size="xs"
              onClick={() => onFilter({ subject: entry.subject, entry: undefined })}
            >
              All about this
            </Button>
            <Button
              variant="default"
              size="xs"
              onClick={() => onFilter({ actor: entry.actor.name, entry: undefined })}
            >
              All by {entry.actor.name}
            </Button>
          </div>
          <details>
            <summary className={classes.summary}>As it was recorded</summary>
            <pre className={classes.raw} role="region" aria-label="As it was recorded" tabIndex={0}>
              {JSON.stringify({ before: entry.before, after: entry.after }, null, 2)}
            </pre>
          </details>
        </Stack>
      )}
    </Drawer>
  );
}
