import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { gatewaysQuery } from '@/api/catalog';
import { meQuery } from '@/api/session';
import { Details } from '@/components/details';
import { useMay } from '@/components/may';
import { Panel } from '@/components/panel';
import { TextLink } from '@/components/text-link';
import classes from './settings.module.css';

/** Who is signed in, and what runs here. */
export function About() {
  const { data: me } = useQuery(meQuery);
  const isAdmin = useMay('admin');
  const gateways = useQuery({ ...gatewaysQuery, enabled: isAdmin });
  const versions = [...new Set((gateways.data ?? []).map((gateway) => gateway.version))];
  return (
    <Panel title="You and this instance">
      <Details
        items={[
          ['Signed in as', me?.name ?? '—'],
          ['You may', me?.permissions.join(', ') ?? '—'],
          ['Team', me?.team ?? '—'],
          ...(isAdmin ? ([['Gateways run', versions.join(', ') || '—']] as const) : []),
          ['This page comes from', window.location.origin],
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
