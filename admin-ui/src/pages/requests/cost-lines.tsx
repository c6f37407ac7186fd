import { useQuery } from '@tanstack/react-query';
import { pricesQuery } from '@/api/catalog';
import type { UsageRecord } from '@/api/types';
import { Usd } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { count } from '@/lib/format';
import { compare } from '@/lib/money';
import { costLines, ratesOf } from './cost';
import classes from './request.module.css';

/** The cost, line by line: tokens of each kind, the price that was used, and what that makes. */
export function CostLines({ row }: { row: UsageRecord }) {
  const isPriced = Boolean(row.price_id) && row.total_tokens > 0;
  const prices = useQuery({ ...pricesQuery(row.started_at ?? undefined), enabled: isPriced });
  if (!isPriced) {
    return (
      <Panel title="Cost">
        <p className={classes.quiet}>
          {row.total_tokens === 0
            ? 'No tokens were counted, so there is nothing to pay.'
            : 'No price was known for this model when the request ended, so its cost is unknown: it is in no sum. Set a price and re-price to make up for it.'}
        </p>
      </Panel>
    );
  }
  return (
    <Panel title="Cost" about="price per 1,000,000 tokens in USD" flush>
      <Loaded query={prices} waiting={120}>
        {(all) => {
          const price = all.find((one) => one.id === row.price_id);
          const { lines, sum } = costLines(row, price ? ratesOf(price, row) : null);
          const isExplained =
            price !== undefined &&
            row.cost_usd !== null &&
            row.cost_usd !== undefined &&
            compare(sum, row.cost_usd) === 0;
          return (
            <div className={classes.linesBox} role="region" aria-label="Cost, line by line" tabIndex={0}>
              <table className={classes.lines}>
                <thead>
                  <tr>
                    <th scope="col">Tokens</th>
                    <th scope="col">Count</th>
                    <th scope="col">Price</th>
                    <th scope="col">Cost</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.bucket}>
                      <th scope="row">
                        {line.label}
                        {line.isFallback && (
                          <span className={classes.quiet}> at the price of {line.pricedAs}</span>
                        )}
                      </th>
                      <td className="tabular">{count(line.tokens)}</td>
                      <td className="tabular">{line.rate === null ? '—' : `$${line.rate}`}</td>
                      <td>{line.cost === null ? '—' : <Usd amount={line.cost} />}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">Cost</th>
                    <td className="tabular">{count(row.total_tokens)}</td>
                    <td />
                    <td>
                      <Usd amount={row.cost_usd} />
                    </td>
                  </tr>
                  {row.provider_cost_usd && (
                    <tr>
                      <th scope="row">What the provider says it charges</th>
                      <td />
                      <td />
                      <td>
                        <Usd amount={row.provider_cost_usd} />
                      </td>
                    </tr>
                  )}
                </tfoot>
              </table>
              <p className={classes.quiet} style={{ padding: '8px 16px 14px' }}>
                {price
                  ? `Price ${price.id}, from ${price.source}.`
                  : `The price ${row.price_id} is not among those that held then; the sum is the one that was stored.`}
                {price &&
                  !isExplained &&
                  ' The stored cost also has what failed tries were billed for, or was made with another version of the price.'}
              </p>
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}
