import type { ModelView, PriceView } from '@/api/types';
import type { Column } from '@/components/columns';
import { ProviderMark } from '@/components/provider-mark';
import { Status, Tag } from '@/components/status';
import { plural } from '@/lib/format';
import { picos } from '@/lib/money';
import { rate, tokens } from './rates';

/** What is shown of each model, with its price from among these. */
export function modelColumns(prices: ReadonlyMap<string, PriceView>): Column<ModelView>[] {
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
