import { Badge } from '@mantine/core';
import type { UsageRecord } from '@/api/types';
import classes from './outcome.module.css';

const WORDS: Record<string, { label: string; tone: string; why: string }> = {
  ok: { label: 'ok', tone: 'good', why: 'The whole answer was delivered.' },
  client_error: {
    label: 'client error',
    tone: 'warn',
    why: 'The request could not be served as it was: the caller has to change it.',
  },
  provider_error: {
    label: 'provider error',
    tone: 'bad',
    why: 'The provider refused or failed.',
  },
  timeout: { label: 'timeout', tone: 'bad', why: 'A clock of the gateway ran out before the answer came.' },
  client_closed: {
    label: 'client left',
    tone: 'quiet',
    why: 'The caller closed the connection before the end; what was used until then is counted.',
  },
  limited: { label: 'limited', tone: 'warn', why: 'A rate limit refused it.' },
  budget: { label: 'over budget', tone: 'warn', why: 'A budget refused it.' },
  interrupted: {
    label: 'interrupted',
    tone: 'bad',
    why: 'The gateway stopped while the request was running.',
  },
  internal: { label: 'internal error', tone: 'bad', why: 'Something broke in the gateway itself.' },
};

export function outcomeLabel(outcome: string | null | undefined): string {
  return WORDS[outcome ?? '']?.label ?? outcome ?? '—';
}

/** Why a request ended as it did, in a sentence. */
export function outcomeReason(row: UsageRecord): string {
  const targets = new Set(row.attempts.map((attempt) => `${attempt.provider}/${attempt.model}`));
  return row.outcome === 'provider_error' && targets.size > 1
    ? 'The provider refused or failed, and so did every fallback.'
    : (WORDS[row.outcome ?? '']?.why ?? '');
}

export function isFailure(row: UsageRecord): boolean {
  return row.outcome !== 'ok' && row.outcome !== 'client_closed';
}

/** How a request ended, with its status. */
export function Outcome({ row }: { row: UsageRecord }) {
  const word = WORDS[row.outcome ?? ''];
  return (
    <Badge variant="transparent" className={classes.badge} data-tone={word?.tone} title={word?.why}>
      {row.status} {row.outcome === 'ok' ? '' : (word?.label ?? row.outcome)}
    </Badge>
  );
}
