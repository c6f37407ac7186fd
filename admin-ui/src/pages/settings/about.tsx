import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { gatewaysQuery } from '@/api/catalog';
import { meQuery } from '@/api/session';
import type { components } from '@/api/schema.gen';
import { Details } from '@/components/details';
import { useMay } from '@/components/may';
import { Panel } from '@/components/panel';
import { TextLink } from '@/components/text-link';
import { plural } from '@/lib/format';
import { instanceQuery } from './queries';
import classes from './settings.module.css';

type Instance = components['schemas']['InstanceView'];

/** Who is signed in, and what runs here. */
export function About() {
  const { data: me } = useQuery(meQuery);
  const isAdmin = useMay('admin');
  const gateways = useQuery({ ...gatewaysQuery, enabled: isAdmin });
  const instance = useQuery({ ...instanceQuery, enabled: isAdmin });
  const versions = [...new Set((gateways.data ?? []).map((gateway) => gateway.version))];
  return (
    <Panel title="You and this instance">
      <Details
        items={[
          ['Signed in as', me?.name ?? '—'],
          ['You may', me?.permissions.join(', ') ?? '—'],
          ['Team', me?.team ?? '—'],
          ['This page comes from', window.location.origin],
          ...(isAdmin ? ([['Gateways run', versions.join(', ') || '—']] as const) : []),
          ...(instance.data ? told(instance.data) : []),
        ]}
      />
      <div className={classes.links}>
        <TextLink to="/me" inherit>
          Change my password
        </TextLink>
        <Anchor href="/api/openapi.json" inherit>
          The admin API’s document
        </Anchor>
        {isAdmin && (
          <TextLink to="/setup" inherit>
            Setup
          </TextLink>
        )}
      </div>
    </Panel>
  );
}

function told({ version, retention_days, provider_keys }: Instance): [string, string][] {
  return [
    ['Admin runs', version ?? 'a build without a version'],
    [
      'The ledger keeps',
      retention_days === null
        ? 'every request, for ever'
        : `requests for ${plural(retention_days, 'day')}; sums for ever`,
    ],
    [
      'Provider keys are',
      provider_keys.kept_in === 'vault'
        ? `in Vault at ${provider_keys.vault_url}, below ${provider_keys.vault_path}`
        : 'sealed in the database',
    ],
  ];
}
