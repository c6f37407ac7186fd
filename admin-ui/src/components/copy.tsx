import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** Copies a text; says so. */
export function Copy({ value, what = 'Copy' }: { value: string; what?: string }) {
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : what}>
          <ActionIcon size="sm" onClick={copy} aria-label={copied ? 'Copied' : what}>
            {copied ? <IconCheck size={14} color="var(--good)" /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

/** An id that can be copied. */
export function Id({ value, what }: { value: string | null | undefined; what: string }) {
  if (!value) return <span style={{ color: 'var(--text-soft)' }}>—</span>;
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4, minWidth: 0, maxWidth: '100%' }}>
      <span className="mono" style={{ overflowWrap: 'anywhere' }}>
        {value}
      </span>
      <Copy value={value} what={`Copy ${what}`} />
    </span>
  );
}
