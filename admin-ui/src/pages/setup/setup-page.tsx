import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { gatewaysQuery, keysQuery, providersQuery } from '@/api/catalog';
import type { KeyView } from '@/api/types';
import { Loaded } from '@/components/loaded';
import { useNow } from '@/components/now';
import { Page } from '@/components/page';
import { usableProviders } from '@/lib/providers';
import { KeyStep } from './key-step';
import { ProviderStep } from './provider-step';
import { firstRequestQuery } from './queries';
import { RequestStep } from './request-step';
import classes from './setup.module.css';

const DAY = 86_400_000;

/** From an empty database to a first successful request, without leaving the page. */
export function SetupPage() {
  const { now } = useNow();
  const [made, setMade] = useState<KeyView | null>(null);
  const providers = useQuery(providersQuery);
  const keys = useQuery(keysQuery);
  const usable = usableProviders(providers.data ?? []);
  const isReady = usable.length > 0;
  const hasKey = made !== null || (keys.data?.length ?? 0) > 0;
  const gateways = useQuery({ ...gatewaysQuery, enabled: isReady, refetchInterval: 5000 });
  const first = useQuery({
    ...firstRequestQuery(now - 30 * DAY, made?.id ?? null),
    enabled: isReady && hasKey,
  });
  const came = first.data ?? null;
  const isDone = came !== null && came.outcome === 'ok';

  return (
    <Page
      title={isDone ? 'Weir is set up' : 'Set up Weir'}
      about="Three steps to the first request: a provider, a gateway key, a call."
      tools={
        isDone && (
          <Button component={Link} to="/" rightSection={<IconArrowRight size={16} />}>
            Go to Overview
          </Button>
        )
      }
    >
      <Loaded query={providers} waiting={420}>
        {() => (
          <ol className={classes.steps}>
            <ProviderStep providers={usable} />
            <KeyStep
              made={made}
              isReady={isReady}
              isProven={isDone}
              hasKeys={(keys.data?.length ?? 0) > 0}
              onMade={setMade}
            />
            <RequestStep
              providers={usable}
              gateways={gateways.data ?? []}
              made={made}
              isReady={isReady && hasKey}
              first={came}
            />
          </ol>
        )}
      </Loaded>
    </Page>
  );
}
