import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { gatewaysQuery, providersQuery } from '@/api/catalog';
import { may, meQuery } from '@/api/session';
import type { Figures, GatewayView, ProviderView } from '@/api/types';
import { groupsQuery, type Group } from '@/api/usage';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { useNow } from '@/components/now';
import { Panel } from '@/components/panel';
import { useView, usageQuery } from '@/components/view';
import { millis, percent, plural, short } from '@/lib/format';
import classes from './overview.module.css';

const HOUR = 3_600_000;

export type State = 'good' | 'warn' | 'bad' | 'idle';

/** Each provider in the last hour: what failed, how slow, and whether a circuit is open. */
export function Health() {
  const { now } = useNow();
  const { zone } = useView();
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, 'admin');
  const hour = useQuery(groupsQuery(usageQuery({}, { from: now - HOUR, to: now }, zone), 'provider'));
  const providers = useQuery({ ...providersQuery, enabled: isAdmin });
  const gateways = useQuery({ ...gatewaysQuery, enabled: isAdmin });

  return (
    <Panel title="Providers now" about="the last hour, whatever the filters above">
      <Loaded query={hour} waiting={200}>
        {(groups) => {
          const rows = lines(groups, providers.data ?? []);
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

type Line = { id: string; name: string; state: State; word: string; note: string };

/** The troubled first. */
export function lines(groups: readonly Group[], providers: readonly ProviderView[]): Line[] {
  const names = new Set([
    ...groups.flatMap((group) => (group.value ? [group.value] : [])),
    ...providers.filter(isUsed).flatMap((one) => one.id ?? []),
  ]);
  const order: Record<State, number> = { bad: 0, warn: 1, good: 2, idle: 3 };
  return [...names]
    .map((id) =>
      line(
        id,
        groups.find((group) => group.value === id)?.figures,
        providers.find((one) => one.id === id),
      ),
    )
    .sort((one, other) => order[one.state] - order[other.state]);
}

function isUsed(provider: ProviderView): boolean {
  return (
    provider.is_active === true && (provider.circuits ?? []).some((circuit) => circuit.state !== 'closed')
  );
}

function line(id: string, figures: Figures | undefined, provider: ProviderView | undefined): Line {
  const open = (provider?.circuits ?? []).filter((circuit) => circuit.state === 'open');
  const probing = (provider?.circuits ?? []).filter((circuit) => circuit.state === 'half_open');
  const requests = figures?.requests ?? 0;
  const failed = figures?.error_count ?? 0;
  const rate = requests === 0 ? 0 : failed / requests;
  const state: State =
    open.length > 0 || (rate >= 0.2 && failed >= 3)
      ? 'bad'
      : probing.length > 0 || (rate >= 0.05 && failed >= 2)
        ? 'warn'
        : requests === 0
          ? 'idle'
          : 'good';
  const word =
    open.length > 0
      ? 'circuit open'
      : probing.length > 0
        ? 'recovering'
        : { bad: 'failing', warn: 'some errors', good: 'healthy', idle: 'idle' }[state];
  const models = [...open, ...probing].flatMap((circuit) => circuit.model ?? []);
  const note =
    models.length > 0
      ? `for ${[...new Set(models)].join(', ')}`
      : `${short(requests)} requests · ${percent(failed, requests)} failed · p95 ${millis(figures?.p95_latency_ms)}`;
  return { id, name: provider?.display_name ?? id, state, word, note };
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
