import { Button } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keysQuery, providersQuery } from '@/api/catalog';
import { may, meQuery } from '@/api/session';
import { newestQuery, summaryQuery, type UsageQuery } from '@/api/usage';
import { EmptyFace } from '@/components/empty-face';
import { Panel } from '@/components/panel';
import { useRecent } from '@/components/recent';
import { usableProviders } from '@/lib/providers';

const YEAR = 366 * 86_400_000;

/** Whether no request came through yet, of those that one may see; asked only where the range has none. */
export function useNothingYet(query: UsageQuery): boolean {
  const { data, isPlaceholderData } = useQuery(summaryQuery(query));
  const isQuiet = data?.requests === 0;
  const newest = useQuery({ ...newestQuery(useRecent(YEAR), 1), enabled: isQuiet && !isPlaceholderData });
  return isQuiet && newest.data?.length === 0;
}

/** Stands in place of the figures until a first request came: what is missing, and who can help. */
export function FirstSteps() {
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, 'admin');
  const seesAll = isAdmin || me?.permissions.includes('ledger');
  const providers = useQuery({ ...providersQuery, enabled: isAdmin });
  const keys = useQuery({ ...keysQuery, enabled: isAdmin });
  const isKnown = !isAdmin || (!providers.isPending && !keys.isPending);
  const hasProvider = usableProviders(providers.data ?? []).length > 0;
  const hasKey = (keys.data ?? []).length > 0;

  return (
    <Panel>
      <EmptyFace
        title={seesAll ? 'No request has come through yet' : 'No request of yours has come through yet'}
        icon={IconRocket}
        action={
          isAdmin && (
            <Button component={Link} to="/setup">
              Set up
            </Button>
          )
        }
      >
        {isKnown && missing(isAdmin, hasProvider, hasKey)}
      </EmptyFace>
    </Panel>
  );
}

function missing(isAdmin: boolean, hasProvider: boolean, hasKey: boolean): string {
  if (!isAdmin) {
    return 'Providers and gateway keys are set up by an admin: ask one for a gateway key. What you send with it shows up here.';
  }
  if (!hasProvider) {
    return 'Weir needs a provider with its key, then a gateway key, then a first request. Setup goes through the three with you.';
  }
  return hasKey
    ? 'A provider and a gateway key are there. What is missing is a first request.'
    : 'A provider is there. What is missing is a gateway key and a first request.';
}
