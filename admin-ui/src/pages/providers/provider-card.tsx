import { Menu, Switch, Tooltip } from '@mantine/core';
import { IconEdit, IconKey, IconPlugConnected, IconTrash } from '@tabler/icons-react';
import type { ProviderView } from '@/api/types';
import { useClock } from '@/components/now';
import { ProviderMark } from '@/components/provider-mark';
import { RowMenu } from '@/components/row-menu';
import { Status, type Tone } from '@/components/status';
import { TextLink } from '@/components/text-link';
import { ago, count, millis, percent } from '@/lib/format';
import { healthOf, type Hour } from './health';
import classes from './provider-card.module.css';

type ProviderCardProps = {
  provider: ProviderView;
  hour: Hour | undefined;
  isLoadingHour: boolean;
  isTesting: boolean;
  onTest: () => void;
  onChange: () => void;
  onRotate: () => void;
  onToggle: () => void;
  onDelete: () => void;
};

const CIRCUITS: Record<string, { tone: Tone; word: string }> = {
  closed: { tone: 'good', word: 'closed' },
  half_open: { tone: 'warn', word: 'trying again' },
  open: { tone: 'bad', word: 'open' },
};

/** A provider: how it does, its key, its circuits. */
export function ProviderCard({ provider, hour, isLoadingHour, isTesting, ...on }: ProviderCardProps) {
  const now = useClock();
  const health = healthOf(provider, hour);
  const name = provider.display_name;
  const unwell = provider.circuits.filter((circuit) => circuit.state !== 'closed');
  return (
    <article className={classes.card} aria-label={name} data-off={!provider.is_active || undefined}>
      <header className={classes.head}>
        <ProviderMark id={provider.id} name={name} />
        <div className={classes.words}>
          <h2 className={classes.name}>{name}</h2>
          <div className={classes.url} title={provider.base_url}>
            {provider.base_url.replace(/^https?:\/\//, '')}
          </div>
        </div>
        <Status tone={health.tone} title={health.why}>
          {health.word}
        </Status>
        <RowMenu label={`Actions for ${name}`}>
          <Menu.Item leftSection={<IconPlugConnected size={16} />} onClick={on.onTest} disabled={isTesting}>
            Test the key now
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={on.onRotate}>
            {provider.api_key_masked ? 'Replace the key' : 'Enter a key'}
          </Menu.Item>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={on.onChange}>
            Change
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="var(--bad)" leftSection={<IconTrash size={16} />} onClick={on.onDelete}>
            Delete
          </Menu.Item>
        </RowMenu>
      </header>
      <dl className={classes.figures}>
        <Figure label="Requests, last hour">
          {isLoadingHour ? (
            '…'
          ) : hour ? (
            <TextLink to="/requests" search={{ provider: provider.id, range: '1h' }} inherit c="inherit">
              {count(hour.requests)}
            </TextLink>
          ) : (
            '0'
          )}
        </Figure>
        <Figure label="Failed" tone={hour && hour.error_count > 0 ? 'bad' : undefined}>
          {isLoadingHour ? (
            '…'
          ) : hour ? (
            hour.error_count > 0 ? (
              <TextLink
                to="/requests"
                search={{ provider: provider.id, range: '1h', status: 'error' }}
                inherit
                c="inherit"
              >
                {percent(hour.error_count, hour.requests)}
              </TextLink>
            ) : (
              '0 %'
            )
          ) : (
            '—'
          )}
        </Figure>
        <Figure label="Half within">{isLoadingHour ? '…' : millis(hour?.p50_latency_ms)}</Figure>
        <Figure label="95 % within">{isLoadingHour ? '…' : millis(hour?.p95_latency_ms)}</Figure>
      </dl>
      {unwell.length > 0 && (
        <ul className={classes.circuits} aria-label="Circuits that are not closed">
          {unwell.map((circuit) => (
            <li key={`${circuit.gateway}-${circuit.model}`}>
              <Status tone={CIRCUITS[circuit.state]?.tone ?? 'warn'}>
                {CIRCUITS[circuit.state]?.word ?? circuit.state}
              </Status>
              <span className="mono">{circuit.model}</span>
              <span className={classes.soft}>
                {circuit.failure_rate === null
                  ? 'few calls'
                  : `${Math.round(circuit.failure_rate)} % of ${count(circuit.calls)} failed`}{' '}
                at {circuit.gateway}
              </span>
            </li>
          ))}
        </ul>
      )}
      <footer className={classes.foot}>
        <span className={classes.key}>
          {provider.credential === 'none' ? (
            'Takes no key'
          ) : provider.api_key_masked ? (
            <>
              <span className="mono">{provider.api_key_masked}</span>
              <Tooltip label={`Version ${provider.key_version ?? '—'} of its key`}>
                <span className={classes.soft}>
                  {provider.last_verified ? `verified ${ago(provider.last_verified, now)}` : 'never verified'}
                </span>
              </Tooltip>
            </>
          ) : (
            <span className={classes.warn}>No key yet</span>
          )}
        </span>
        <Switch
          size="sm"
          checked={provider.is_active}
          onChange={on.onToggle}
          label={provider.is_active ? 'In use' : 'Off'}
          aria-label={`${name} is in use`}
        />
      </footer>
    </article>
  );
}

function Figure({
  label,
  tone,
  children,
}: {
  label: string;
  tone?: Tone | undefined;
  children: React.ReactNode;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-tone={tone}>{children}</dd>
    </div>
  );
}
