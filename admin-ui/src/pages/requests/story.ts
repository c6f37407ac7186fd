import type { AttemptRecord, UsageRecord } from '@/api/types';
import { outcomeReason } from '@/components/outcome';
import { millis, plural } from '@/lib/format';

type Story = { isBad: boolean; headline: string; steps: string[] };

/** What became of a request, in sentences: from its outcome, its error and its tries. */
export function story(row: UsageRecord): Story {
  const attempts = row.attempts ?? [];
  const isBad = row.outcome !== 'ok' && row.outcome !== 'client_closed';
  const failed = attempts.filter((attempt) => attempt.why !== 'ok');
  const steps = isBad || failed.length > 0 ? attempts.map((attempt, index) => step(attempt, index)) : [];

  if (row.outcome === 'ok') {
    const where = `${row.model_served ?? row.model_requested} at ${row.provider}`;
    return {
      isBad,
      headline:
        failed.length === 0
          ? `Answered by ${where} after ${millis(row.latency_ms)}.`
          : `Answered by ${where}, after ${plural(failed.length, 'try that failed', 'tries that failed')}.`,
      steps,
    };
  }
  if (row.outcome === 'client_closed') {
    return {
      isBad,
      headline: `The caller left after ${millis(row.latency_ms)}.`,
      steps: [counted(row), ...steps],
    };
  }
  const code = row.error_code ? ` (${row.error_code})` : '';
  return {
    isBad,
    headline: `${outcomeReason(row)} The caller saw status ${row.status}${code}.`,
    steps: attempts.length === 0 ? ['It was refused before any provider was asked.'] : steps,
  };
}

function step(attempt: AttemptRecord, index: number): string {
  const target = `${attempt.model} at ${attempt.provider}`;
  if (attempt.why === 'ok') return `${index + 1}. ${target} answered after ${millis(attempt.ms)}.`;
  if (attempt.phase === 'not_sent') return `${index + 1}. ${target} was passed over: ${words(attempt.why)}.`;
  const status = attempt.status ? `status ${attempt.status}, ` : '';
  return `${index + 1}. ${target}: ${status}${words(attempt.why)}, after ${millis(attempt.ms)}${reached(attempt)}.`;
}

function reached(attempt: AttemptRecord): string {
  switch (attempt.phase) {
    case 'sent':
      return ' without an answer';
    case 'content':
      return ' in the middle of the answer';
    default:
      return '';
  }
}

function counted(row: UsageRecord): string {
  switch (row.usage_source) {
    case 'provider':
      return 'The tokens are the provider’s own final count.';
    case 'provider_partial':
      return 'The tokens are the provider’s last count before the end.';
    case 'estimated':
      return 'The tokens are an estimate: the provider gave no count.';
    default:
      return 'No tokens were counted.';
  }
}

/** provider_overloaded → provider overloaded */
export function words(code: string | null | undefined): string {
  return (code ?? 'unknown').replaceAll('_', ' ');
}
