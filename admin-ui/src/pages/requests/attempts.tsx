import type { AttemptRecord, UsageRecord } from '@/api/types';
import { Usd } from '@/components/figures';
import { Copy } from '@/components/copy';
import { Panel } from '@/components/panel';
import { count, millis, plural } from '@/lib/format';
import classes from './request.module.css';
import { words } from './story';

const PHASES: Record<string, string> = {
  not_sent: 'nothing was sent',
  sent: 'sent, no answer came',
  headers: 'status and headers came',
  content: 'content had begun',
  done: 'came to its end',
};

/** The tries of a request, one below the other along its time. */
export function Attempts({ row }: { row: UsageRecord }) {
  const attempts = row.attempts ?? [];
  if (attempts.length === 0) return null;
  const whole = Math.max(
    row.latency_ms ?? 0,
    attempts.reduce((sum, attempt) => sum + (attempt.ms ?? 0), 0),
    1,
  );
  const starts = attempts.map((_, index) =>
    attempts.slice(0, index).reduce((sum, attempt) => sum + (attempt.ms ?? 0), 0),
  );
  return (
    <Panel
      title="Attempts"
      about={`${plural(attempts.length, 'try', 'tries')} in ${millis(row.latency_ms)}`}
      flush
    >
      <ol className={classes.attempts}>
        {attempts.map((attempt, index) => (
          <li key={index} className={classes.attempt}>
            <span className={classes.target}>
              {attempt.model} <span className={classes.quiet}>{attempt.provider}</span>
            </span>
            <Track attempt={attempt} start={starts[index] ?? 0} whole={whole} />
            <span className={classes.why}>
              {attempt.status ? `${attempt.status} ` : ''}
              <b>{words(attempt.why)}</b>
            </span>
            <span className={classes.more}>
              <span>{PHASES[attempt.phase ?? ''] ?? attempt.phase}</span>
              {(attempt.total_tokens ?? 0) > 0 && (
                <span>
                  {count(attempt.prompt_tokens)} in, {count(attempt.completion_tokens)} out
                </span>
              )}
              {attempt.cost_usd && (
                <span>
                  <Usd amount={attempt.cost_usd} />
                </span>
              )}
              {attempt.provider_request_id && (
                <span>
                  <span className="mono">{attempt.provider_request_id}</span>{' '}
                  <Copy value={attempt.provider_request_id} what="Copy the provider’s id" />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Track({ attempt, start, whole }: { attempt: AttemptRecord; start: number; whole: number }) {
  const left = (start / whole) * 100;
  const width = ((attempt.ms ?? 0) / whole) * 100;
  const tone = attempt.why === 'ok' ? 'good' : attempt.phase === 'not_sent' ? 'skipped' : 'bad';
  const isLate = left + width > 80;
  return (
    <span className={classes.track}>
      <span className={classes.span} data-tone={tone} style={{ left: `${left}%`, width: `${width}%` }} />
      <span
        className={classes.spanText}
        style={
          isLate && left > 18
            ? { right: `calc(${100 - left}% + 6px)` }
            : isLate
              ? { display: 'none' }
              : { left: `calc(${left + width}% + 6px)` }
        }
      >
        {millis(attempt.ms)}
      </span>
      <span className="visually-hidden">
        from {millis(start)} for {millis(attempt.ms)}
      </span>
    </span>
  );
}
