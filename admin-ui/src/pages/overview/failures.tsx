import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { newestQuery } from '@/api/usage';
import { EmptyFace } from '@/components/empty-face';
import { Time } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { Outcome } from '@/components/outcome';
import { Panel } from '@/components/panel';
import { useKeyNames } from '@/components/usage/dimensions';
import { useView } from '@/components/view';
import classes from './overview.module.css';

const MOST = 6;

/** The newest requests that failed; a click says why. */
export function Failures() {
  const view = useView();
  const failed = useQuery(newestQuery({ ...view.query, status: 'error' }, MOST));
  const keyName = useKeyNames();
  return (
    <Panel
      title="Newest failures"
      flush
      tools={
        <Link to="/requests" search={{ ...view.search, status: 'error' }} className={classes.more}>
          All failed requests
        </Link>
      }
    >
      <Loaded query={failed} waiting={240}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyFace title="Nothing failed">Every request of this range was answered.</EmptyFace>
          ) : (
            <ul className={classes.failures}>
              {rows.map((row) => (
                <li key={row.id}>
                  <Link to="/requests/$id" params={{ id: row.id ?? '' }} className={classes.failure}>
                    <Outcome row={row} />
                    <span className={classes.failureText}>
                      {row.model_requested ?? 'no model'}{' '}
                      <span className={classes.quiet}>
                        {row.provider ? `at ${row.provider}` : 'before any provider'} · {keyName(row.key_id)}
                        {row.error_code ? ` · ${row.error_code}` : ''}
                      </span>
                    </span>
                    <span className={classes.quiet}>
                      <Time at={row.started_at} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
