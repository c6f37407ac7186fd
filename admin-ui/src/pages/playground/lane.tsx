import { Alert, Loader } from '@mantine/core';
import { IconBrain, IconTool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { requestQuery } from '@/api/usage';
import { Copy } from '@/components/copy';
import { Usd } from '@/components/figures';
import { count, millis } from '@/lib/format';
import type { Answer } from './lanes';
import classes from './playground.module.css';

/** One model's answer, as it comes; then what it took and what it cost. */
export function Lane({ model, answer }: { model: string; answer: Answer }) {
  return (
    <article
      className={classes.lane}
      aria-label={`Answer of ${model}`}
      aria-busy={answer.state === 'running'}
    >
      <header className={classes.laneHead}>
        <b>{model}</b>
        {answer.state === 'running' && <Loader size={14} aria-label="Running" />}
        {answer.text && <Copy value={answer.text} what="Copy the answer" />}
      </header>
      {answer.reasoning && (
        <details className={classes.fold}>
          <summary>
            <IconBrain size={14} aria-hidden /> Reasoning
          </summary>
          <p className={classes.said}>{answer.reasoning}</p>
        </details>
      )}
      {answer.text && <p className={classes.said}>{answer.text}</p>}
      {answer.tools.map((tool, index) => (
        <div key={index} className={classes.tool}>
          <span>
            <IconTool size={14} aria-hidden /> {tool.name}
          </span>
          <pre>{tool.args}</pre>
        </div>
      ))}
      {answer.error && (
        <Alert color="red" role="alert">
          {answer.error}
        </Alert>
      )}
      {answer.state === 'stopped' && <p className={classes.quiet}>Stopped.</p>}
      {answer.state !== 'running' && <Taken answer={answer} />}
    </article>
  );
}

function Taken({ answer }: { answer: Answer }) {
  // The row is in the ledger a moment after the end.
  const found = useQuery({
    ...requestQuery(answer.requestId ?? ''),
    enabled: answer.requestId !== null,
    retry: 6,
    retryDelay: 1000,
  });
  const row = found.data?.[0];
  return (
    <footer className={classes.taken}>
      {answer.firstMillis !== null && <span>first token {millis(answer.firstMillis)}</span>}
      {answer.millis !== null && <span>{millis(answer.millis)}</span>}
      {answer.prompt !== null && (
        <span>
          {count(answer.prompt)} in, {count(answer.completion)} out
        </span>
      )}
      {answer.finish && answer.finish !== 'stop' && <span>ended by {answer.finish}</span>}
      {row ? (
        <Link to="/requests/$id" params={{ id: row.id ?? '' }} className={classes.cost}>
          <Usd amount={row.cost_usd} />
        </Link>
      ) : (
        answer.requestId !== null && found.isPending && <span>cost follows…</span>
      )}
    </footer>
  );
}
