import { Button, Select, TextInput } from '@mantine/core';
import { IconBox, IconCalculator, IconDownload, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { modelsQuery, pricesQuery, unpricedQuery } from '@/api/catalog';
import type { ModelView } from '@/api/types';
import { downloadRows } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { useMay } from '@/components/may';
import { useNow } from '@/components/now';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { say } from '@/components/said';
import { plural } from '@/lib/format';
import { iso } from '@/lib/time-range';
import { modelColumns } from './model-columns';
import { ModelDetail } from './model-detail';
import classes from './models.module.css';
import { PriceFormDrawer } from './price-form';
import { useAddPrice } from './queries';
import { RepriceDrawer } from './reprice-drawer';
import { UnpricedModels } from './unpriced-models';

const DAY = 86_400_000;

/** A model whose price is being set, and since when it is used without one. */
type Priced = Pick<ModelView, 'name' | 'provider'> & { since?: string };

/** The catalog with its prices, the models without one, and the costs of the past. */
export function ModelsPage() {
  const search = useSearch({ from: '/shell/models' });
  const navigate = useNavigate({ from: '/models' });
  const set = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (known) => ({ ...known, ...changes }), replace: true, resetScroll: false });
  const isAdmin = useMay('admin');
  const { now } = useNow();
  const catalog = useQuery(modelsQuery);
  const prices = useQuery(pricesQuery());
  const unpriced = useQuery({ ...unpricedQuery(iso(now - 30 * DAY), iso(now)), enabled: isAdmin });
  const [pricing, setPricing] = useState<Priced | null>(null);
  const addPrice = useAddPrice();

  const byId = useMemo(() => new Map((prices.data ?? []).map((price) => [price.id, price])), [prices.data]);
  const models = catalog.data?.items ?? [];
  const priceOf = (model: Pick<ModelView, 'name' | 'provider'>) => {
    const id = models.find((one) => one.name === model.name && one.provider === model.provider)?.price_id;
    return id ? byId.get(id) : undefined;
  };
  const providers = [...new Set(models.map((model) => model.provider))];
  const words = (search.q ?? '').toLowerCase();
  const rows = models.filter(
    (model) =>
      (!search.provider || model.provider === search.provider) &&
      (!search.price || (search.price === 'usable' ? model.usable : model.price === search.price)) &&
      `${model.name} ${model.display_name} ${model.provider}`.toLowerCase().includes(words),
  );
  const open = models.find((model) => model.name === search.model && model.provider === search.of) ?? null;
  const columns = useMemo(() => modelColumns(byId), [byId]);

  return (
    <Page
      title="Models & prices"
      about="Prices are in USD per 1,000,000 tokens. Each has a history: what a request cost stays what it cost."
      tools={
        isAdmin && (
          <Button
            variant="default"
            leftSection={<IconCalculator size={16} />}
            onClick={() => set({ reprice: '1' })}
          >
            Re-price the ledger
          </Button>
        )
      }
    >
      {isAdmin && unpriced.data && unpriced.data.length > 0 && (
        <div className={classes.unpriced}>
          <UnpricedModels
            items={unpriced.data}
            onSet={(item) =>
              setPricing({ name: item.model, provider: item.provider ?? '', since: item.first_seen })
            }
          />
        </div>
      )}
      <Panel
        flush
        title={catalog.data ? plural(rows.length, 'model') : 'Models'}
        tools={
          <>
            <TextInput
              aria-label="Search models"
              placeholder="Name"
              size="xs"
              w={170}
              leftSection={<IconSearch size={14} />}
              value={search.q ?? ''}
              onChange={(event) => set({ q: event.currentTarget.value || undefined })}
            />
            <Select
              aria-label="Provider"
              placeholder="Every provider"
              size="xs"
              w={140}
              clearable
              clearButtonProps={{ 'aria-label': 'Every provider' }}
              data={providers}
              value={search.provider ?? null}
              onChange={(provider) => set({ provider: provider ?? undefined })}
            />
            <Select
              aria-label="Which models"
              placeholder="Priced or not"
              size="xs"
              w={140}
              clearable
              clearButtonProps={{ 'aria-label': 'Priced or not' }}
              data={[
                { value: 'usable', label: 'Usable now' },
                { value: 'priced', label: 'With a price' },
                { value: 'unpriced', label: 'Without a price' },
              ]}
              value={search.price ?? null}
              onChange={(price) => set({ price: price ?? undefined })}
            />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} />}
              onClick={() => downloadRows('models.csv', columns, rows)}
            >
              CSV
            </Button>
          </>
        }
      >
        <Loaded query={catalog} waiting={420}>
          {() => (
            <DataTable
              label="Models"
              columns={columns}
              rows={rows}
              rowId={(model) => `${model.provider}/${model.name}`}
              sort={search.sort}
              onSort={(sort) => set({ sort })}
              onOpen={(model) => set({ model: model.name, of: model.provider })}
              height="calc(100dvh - 230px)"
              empty={
                <EmptyFace
                  title="No model fits"
                  icon={IconBox}
                  action={
                    <Button
                      variant="default"
                      onClick={() => set({ q: undefined, provider: undefined, price: undefined })}
                    >
                      Show all models
                    </Button>
                  }
                >
                  The catalog has {plural(models.length, 'model')}, none of them with what you look for.
                </EmptyFace>
              }
            />
          )}
        </Loaded>
      </Panel>

      <ModelDetail
        model={pricing ? null : open}
        price={open ? priceOf(open) : undefined}
        isAdmin={isAdmin}
        onSetPrice={() => setPricing(open)}
        onClose={() => set({ model: undefined, of: undefined })}
      />
      <PriceFormDrawer
        model={pricing}
        current={pricing ? priceOf(pricing) : undefined}
        providers={providers}
        since={pricing?.since}
        save={async (price) => {
          await addPrice.mutateAsync(price);
          say(`The price of ${price.model} is set. Older requests keep their cost until they are re-priced.`);
          setPricing(null);
        }}
        onClose={() => setPricing(null)}
      />
      <RepriceDrawer
        isOpen={isAdmin && (search.reprice !== undefined || search.run !== undefined)}
        model={search.model}
        run={search.run}
        models={[...new Set(models.map((model) => model.name))]}
        onRun={(run) => set({ run, reprice: '1' })}
        onClose={() => set({ reprice: undefined, run: undefined })}
      />
    </Page>
  );
}
