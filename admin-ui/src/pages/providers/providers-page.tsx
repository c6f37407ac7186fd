import { Button, Skeleton } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { providersQuery } from '@/api/catalog';
import { useChangeProvider, useCreateProvider, useDeleteProvider, useTestProvider } from '@/api/providers';
import type { ProviderView } from '@/api/types';
import { ConfirmByName } from '@/components/confirm-by-name';
import { EmptyFace } from '@/components/empty-face';
import { RefreshButton } from '@/components/live';
import { Loaded } from '@/components/loaded';
import { useMay } from '@/components/may';
import { Page } from '@/components/page';
import { useRecent } from '@/components/recent';
import { say, sayProblem } from '@/components/said';
import { millis, plural } from '@/lib/format';
import { ChangeProvider } from './change-provider';
import { hourQuery } from './health';
import { NewProvider } from './new-provider';
import { ProviderCard } from './provider-card';
import classes from './provider-card.module.css';

const HOUR = 3_600_000;

/** Where requests go: each provider's health, its key, its circuits. */
export function ProvidersPage() {
  const search = useSearch({ from: '/shell/providers' });
  const navigate = useNavigate({ from: '/providers' });
  const set = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (known) => ({ ...known, ...changes }), replace: true, resetScroll: false });
  const isAdmin = useMay('admin');
  const providers = useQuery(providersQuery);
  const hour = useQuery(hourQuery(useRecent(HOUR)));
  const [rotating, setRotating] = useState<ProviderView | null>(null);
  const [deleting, setDeleting] = useState<ProviderView | null>(null);
  const create = useCreateProvider();
  const change = useChangeProvider();
  const remove = useDeleteProvider();
  const test = useTestProvider();

  const all = providers.data ?? [];
  const changing = all.find((one) => one.id === search.provider) ?? null;

  const runTest = (provider: ProviderView) =>
    test.mutate(provider.id, {
      onSuccess: (result) =>
        result.success
          ? say(`${provider.display_name} took its key and answered within ${millis(result.latency_ms)}.`)
          : sayProblem(new Error(`${provider.display_name}: ${result.error ?? 'the test failed'}`)),
      onError: sayProblem,
    });

  const toggle = (provider: ProviderView) =>
    change.mutate(
      { id: provider.id, change: { is_active: !provider.is_active } },
      {
        onSuccess: () =>
          say(
            provider.is_active
              ? `${provider.display_name} gets no more requests.`
              : `${provider.display_name} is in use.`,
          ),
        onError: sayProblem,
      },
    );

  const addButton = isAdmin && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => set({ new: '1' })}>
      Add a provider
    </Button>
  );

  return (
    <Page
      title="Providers"
      about={
        providers.data
          ? `${plural(all.filter((one) => one.is_active).length, 'provider')} in use. Errors and latency are those of the last hour.`
          : 'Where requests go. Errors and latency are those of the last hour.'
      }
      tools={
        <>
          <RefreshButton isBusy={hour.isFetching} />
          {addButton}
        </>
      }
    >
      <Loaded query={providers} waiting={<Waiting />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyFace title="No provider yet" icon={IconPlugConnected} action={addButton}>
              Add one with its key, and gateways can use its models.
            </EmptyFace>
          ) : (
            <div className={classes.cards}>
              {items.map((provider) => (
                <ProviderCard
                  key={provider.id}
                  provider={provider}
                  hour={hour.data?.get(provider.id)}
                  isLoadingHour={hour.isPending}
                  isTesting={test.isPending && test.variables === provider.id}
                  onTest={() => runTest(provider)}
                  onChange={() => set({ provider: provider.id })}
                  onRotate={() => setRotating(provider)}
                  onToggle={() => toggle(provider)}
                  onDelete={() => setDeleting(provider)}
                />
              ))}
            </div>
          )
        }
      </Loaded>

      <NewProvider
        isOpen={isAdmin && search.new !== undefined}
        taken={all.map((one) => one.id)}
        save={async (request) => {
          const made = await create.mutateAsync(request);
          say(`${made.display_name} is there; gateways get it within seconds.`);
          set({ new: undefined });
        }}
        onClose={() => set({ new: undefined })}
      />
      <ChangeProvider
        known={rotating ?? changing}
        isRotation={rotating !== null}
        save={async (asked) => {
          const known = rotating ?? changing;
          if (!known) return;
          const after = await change.mutateAsync({ id: known.id, change: asked });
          say(rotating ? `${after.display_name} uses the new key.` : `${after.display_name} is saved.`);
          setRotating(null);
          set({ provider: undefined });
        }}
        onClose={() => {
          setRotating(null);
          set({ provider: undefined });
        }}
      />
      <ConfirmByName
        key={deleting?.id ?? 'none'}
        isOpen={deleting !== null}
        title="Delete this provider"
        name={deleting?.display_name ?? ''}
        action="Delete it"
        isBusy={remove.isPending}
        onClose={() => setDeleting(null)}
        onConfirm={() => {
          if (!deleting) return;
          remove.mutate(deleting.id, {
            onSuccess: () => {
              say(`${deleting.display_name} is gone.`);
              setDeleting(null);
            },
            onError: sayProblem,
          });
        }}
      >
        Its key is forgotten and names that went to <b>{deleting?.display_name}</b> go nowhere. Its requests
        stay in the ledger.
      </ConfirmByName>
    </Page>
  );
}

function Waiting() {
  return (
    <div className={classes.cards} aria-busy="true" aria-label="Loading">
      <Skeleton h={172} />
      <Skeleton h={172} />
      <Skeleton h={172} />
    </div>
  );
}
