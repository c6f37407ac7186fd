import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { gatewaysQuery, providersQuery } from '@/api/catalog';
import { may, meQuery } from '@/api/session';
import type { GatewayView } from '@/api/types';
import { groupsQuery } from '@/api/usage';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { useNow } from '@/components/now';
import { Panel } from '@/components/panel';
import { useView, usageQuery } from '@/components/view';
import { plural } from '@/lib/format';
import { lines, type Line, type State } from './health-lines';
import classes from './overview.module.css';

const HOUR = 3_600_000;

/** Each provider in the last hour: what failed, how slow, and whether a circuit is open. */
export function Health() {
  const { now } = useNow();
  const { zone } = useView();
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, 'admin');
  const range = usageQuery({}, { from: now - HOUR, to: now }, zone);
  const hour = useQuery(groupsQuery(range, 'provider'));
  const refused = useQuery(groupsQuery({ ...range, status: 'provider_error' }, 'provider'));
  const slow = useQuery(groupsQuery({ ...range, status: 'timeout' }, 'provider'));
  const failed = new Map<string, number>();
  for (const { value, figures } of [...(refused.data ?? []), ...(slow.data ?? [])]) {
    if (value) failed.set(value, (failed.get(value) ?? 0) + figures.requests);
  }
  const providers = useQuery({ ...providersQuery, enabled: isAdmin });
  const gateways = useQuery({ ...gatewaysQuery, enabled: isAdmin });

  return (
    <Panel title="Providers now" about="the last hour, whatever the filters above">
      <Loaded query={hour} waiting={200}>
        {(groups) => {
          const rows = lines(groups, failed, providers.data ?? []);
          return (
            <>
              <Verdict rows={rows} gateways={gateways.data ?? []} />
              {rows.length === 0 ? (
                <EmptyFace title="Quiet">No request went to a provider in the last hour.</EmptyFace>
              ) : (
                <ul className={classes.health} aria-label="Providers">
                  {rows.map((row) => (
                    <li key={row.id}>
                      <Link
                        to="/requests"
                        search={{
                          range: '1h',
                          provider: row.id,
                          ...(row.state === 'good' ? {} : { status: 'error' }),
                        }}
                        className={classes.provider}
                      >
                        <span className={classes.dot} data-state={row.state} />
                        <span className={classes.providerName}>{row.name}</span>
                        <span className={classes.providerState} data-state={row.state}>
                          {row.word}
                        </span>
                        <span className={classes.providerNote}>{row.note}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function Verdict({ rows, gateways }: { rows: readonly Line[]; gateways: readonly GatewayView[] }) {
  const bad = rows.filter((row) => row.state === 'bad');
  const warn = rows.filter((row) => row.state === 'warn');
  const degraded = gateways.filter((gateway) => (gateway.degraded ?? []).length > 0);
  const [state, text]: [State, string] =
    bad.length > 0
      ? ['bad', `${bad.map((row) => row.name).join(', ')} ${bad.length === 1 ? 'is' : 'are'} failing now`]
      : degraded.length > 0
        ? [
            'bad',
            `${plural(degraded.length, 'gateway')} degraded: ${degraded.flatMap((one) => one.degraded ?? []).join(', ')}`,
          ]
        : warn.length > 0
          ? ['warn', `Some errors at ${warn.map((row) => row.name).join(', ')}`]
          : rows.length === 0
            ? ['idle', 'No traffic to judge by']
            : ['good', 'No provider is failing'];
  return (
    <div className={classes.verdict} data-state={state} role="status">
      {text}
    </div>
  );
}
