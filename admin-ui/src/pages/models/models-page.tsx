import { Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconBox, IconCalculator, IconDownload, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { modelsQuery, pricesQuery, unpricedQuery } from '@/api/catalog';
import type { ModelView, PriceView, UnpricedModel } from '@/api/types';
import { downloadRows, type Column } from '@/components/columns';
import { DataTable } from '@/components/data-table';
import { EmptyFace } from '@/components/empty-face';
import { Time } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { useMay } from '@/components/may';
import { useNow } from '@/components/now';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { ProviderMark } from '@/components/provider-mark';
import { say } from '@/components/said';
import { Status, Tag } from '@/components/status';
import { count, plural, short } from '@/lib/format';
import { picos } from '@/lib/money';
import { iso } from '@/lib/time-range';
import { ModelDetail } from './model-detail';
import classes from './models.module.css';
import { PriceFormDrawer } from './price-form';
import { useAddPrice } from './queries';
import { rate, tokens } from './rates';
import { RepriceDrawer } from './reprice-drawer';

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
          <Unpriced
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

function Unpriced({
  items,
  onSet,
}: {
  items: readonly UnpricedModel[];
  onSet: (item: UnpricedModel) => void;
}) {
  const columns: Column<UnpricedModel>[] = [
    {
      id: 'model',
      header: 'Model',
      cell: (item) => (
        <span className="mono">
          {item.model}
          {item.service_tier && <> ({item.service_tier})</>}
        </span>
      ),
    },
    { id: 'provider', header: 'Provider', cell: (item) => item.provider ?? '—' },
    { id: 'requests', header: 'Requests', align: 'right', cell: (item) => count(item.requests) },
    {
      id: 'tokens',
      header: 'Tokens in, out',
      align: 'right',
      secondary: true,
      cell: (item) => `${short(item.prompt_tokens)}, ${short(item.completion_tokens)}`,
    },
    { id: 'last', header: 'Last used', secondary: true, cell: (item) => <Time at={item.last_seen} /> },
    {
      id: 'set',
      header: '',
      align: 'right',
      cell: (item) => (
        <Button size="compact-sm" variant="light" onClick={() => onSet(item)}>
          Set a price
        </Button>
      ),
    },
  ];
  return (
    <Panel
      flush
      title={
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, color: 'var(--warn)' }}>
          <IconAlertTriangle size={17} aria-hidden />
          {plural(items.length, 'model')} without a price
        </span>
      }
      about="Used in the last 30 days; their requests count as $0.00 until they have a price and are re-priced."
    >
      <DataTable
        label="Models without a price"
        columns={columns}
        rows={items}
        rowId={(item) => `${item.provider}/${item.model}/${item.service_tier ?? ''}`}
      />
    </Panel>
  );
}

function modelColumns(prices: ReadonlyMap<string, PriceView>): Column<ModelView>[] {
  const price = (model: ModelView) => (model.price_id ? prices.get(model.price_id) : undefined);
  const amount = (
    id: 'input_uncached' | 'input_cache_read' | 'output_text',
    header: string,
    secondary = false,
  ): Column<ModelView> => ({
    id,
    header,
    align: 'right',
    secondary,
    sort: (model) => {
      const text = price(model)?.[id];
      return text === undefined ? null : picos(text);
    },
    csv: (model) => price(model)?.[id] ?? '',
    cell: (model) => <span className="tabular">{rate(price(model)?.[id])}</span>,
  });
  return [
    {
      id: 'model',
      header: 'Model',
      sort: (model) => model.name,
      cell: (model) => (
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 10 }}>
          <ProviderMark id={model.provider} name={model.provider} size={22} />
          <span style={{ fontWeight: 560 }}>{model.name}</span>
        </span>
      ),
    },
    {
      id: 'provider',
      header: 'Provider',
      secondary: true,
      sort: (model) => model.provider,
      cell: (model) => model.provider,
    },
    {
      id: 'state',
      header: 'State',
      secondary: true,
      sort: (model) => (model.usable ? 0 : 1),
      csv: (model) => (model.usable ? 'usable' : 'no key'),
      cell: (model) => (
        <Status tone={model.usable ? 'good' : 'quiet'}>{model.usable ? 'Usable' : 'No key'}</Status>
      ),
    },
    {
      id: 'context',
      header: 'Context',
      align: 'right',
      secondary: true,
      sort: (model) => model.context_length ?? null,
      cell: (model) => (model.context_length ? tokens(model.context_length) : '—'),
    },
    amount('input_uncached', 'Input'),
    amount('input_cache_read', 'Cached input', true),
    amount('output_text', 'Output'),
    {
      id: 'more',
      header: 'Besides',
      secondary: true,
      csv: (model) => price(model)?.source ?? '',
      cell: (model) => {
        const known = price(model);
        if (!known) return <Tag tone="warn">no price</Tag>;
        return (
          <span style={{ display: 'inline-flex', gap: 4 }}>
            {!known.is_bundled && <Tag tone="accent">own price</Tag>}
            {known.tiers.length > 0 && <Tag>{plural(known.tiers.length, 'step')}</Tag>}
            {Object.keys(known.service_tiers).map((tier) => (
              <Tag key={tier}>{tier}</Tag>
            ))}
            {model.kind === 'embedding' && <Tag>embedding</Tag>}
          </span>
        );
      },
    },
  ];
}
