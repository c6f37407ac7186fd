import type { Figures } from '@/api/types';
import { count, millis, percent, short } from '@/lib/format';
import { forPlot, isZero, usd, usdShort } from '@/lib/money';

/** A figure of usage that can be charted. */
export type Metric = {
  id: string;
  label: string;
  /** One number of some figures, for geometry; null where there is none. */
  of: (figures: Figures) => number | null;
  /** The same for reading. */
  text: (figures: Figures) => string;
  /** The same for a file: exact. */
  exact: (figures: Figures) => string;
  axis: (value: number) => string;
  /** Whether the parts of a whole add up to it: then they are stacked as bars. */
  adds: boolean;
  /** By what the greatest groups are found. */
  order: 'requests' | 'tokens' | 'cost';
};

const number = (value: number | null | undefined) => value ?? 0;

/** The cost of a sum; null where nothing of it had a price. */
export function sumShown(figures: Figures): string | null {
  const cost = figures.cost_usd ?? '0';
  return number(figures.unpriced_requests) > 0 && isZero(cost) ? null : cost;
}

export function errorRate(figures: Figures): number | null {
  const requests = number(figures.requests);
  return requests === 0 ? null : number(figures.error_count) / requests;
}

export function cacheShare(figures: Figures): number | null {
  const prompt = number(figures.prompt_tokens);
  return prompt === 0 ? null : number(figures.input_cache_read) / prompt;
}

const amount = (
  id: string,
  label: string,
  of: (figures: Figures) => number,
  order: Metric['order'],
): Metric => ({
  id,
  label,
  of,
  text: (figures) => count(of(figures)),
  exact: (figures) => String(of(figures)),
  axis: short,
  adds: true,
  order,
});

const share = (id: string, label: string, of: (figures: Figures) => number | null): Metric => ({
  id,
  label,
  of: (figures) => {
    const value = of(figures);
    return value === null ? null : value * 100;
  },
  text: (figures) => {
    const value = of(figures);
    return value === null ? '—' : percent(value, 1);
  },
  exact: (figures) => String(of(figures) ?? ''),
  axis: (value) => `${Number(value.toFixed(1))} %`,
  adds: false,
  order: 'requests',
});

const duration = (
  id: string,
  label: string,
  of: (figures: Figures) => number | null | undefined,
): Metric => ({
  id,
  label,
  of: (figures) => of(figures) ?? null,
  text: (figures) => millis(of(figures)),
  exact: (figures) => String(of(figures) ?? ''),
  axis: millis,
  adds: false,
  order: 'requests',
});

export const METRICS: readonly [Metric, ...Metric[]] = [
  {
    id: 'cost',
    label: 'Cost',
    of: (figures) => forPlot(figures.cost_usd),
    text: (figures) => usd(figures.cost_usd),
    exact: (figures) => figures.cost_usd ?? '',
    axis: usdShort,
    adds: true,
    order: 'cost',
  },
  amount('requests', 'Requests', (figures) => number(figures.requests), 'requests'),
  amount('tokens', 'Tokens', (figures) => number(figures.total_tokens), 'tokens'),
  amount('input', 'Input tokens', (figures) => number(figures.prompt_tokens), 'tokens'),
  amount('output', 'Output tokens', (figures) => number(figures.completion_tokens), 'tokens'),
  amount('cached', 'Cached input tokens', (figures) => number(figures.input_cache_read), 'tokens'),
  amount('reasoning', 'Reasoning tokens', (figures) => number(figures.output_reasoning), 'tokens'),
  amount('errors', 'Failed requests', (figures) => number(figures.error_count), 'requests'),
  share('error-rate', 'Error rate', errorRate),
  share('cache-share', 'Cache share', cacheShare),
  duration('latency-p50', 'Latency p50', (figures) => figures.p50_latency_ms),
  duration('latency-p95', 'Latency p95', (figures) => figures.p95_latency_ms),
  duration('latency-p99', 'Latency p99', (figures) => figures.p99_latency_ms),
  duration('ttft-p50', 'Time to first token p50', (figures) => figures.p50_ttft_ms),
  duration('ttft-p95', 'Time to first token p95', (figures) => figures.p95_ttft_ms),
];

export function metricOf(id: string | undefined): Metric {
  return METRICS.find((metric) => metric.id === id) ?? METRICS[0];
}

/** What a tooltip says above the parts. */
export function totalOf(figures: Figures | undefined, metric: Metric): string {
  return figures ? `${metric.text(figures)} in all` : '';
}
