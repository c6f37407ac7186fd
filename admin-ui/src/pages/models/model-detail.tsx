import { Button, Drawer, Group, Stack } from '@mantine/core';
import { IconCoin, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ModelView, PriceView } from '@/api/types';
import { EmptyFace } from '@/components/empty-face';
import { Details } from '@/components/details';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { ProviderMark } from '@/components/provider-mark';
import { Status, Tag, Tags } from '@/components/status';
import { TextLink } from '@/components/text-link';
import { useZone } from '@/components/view';
import { count, fullDay, timeOfDay } from '@/lib/format';
import classes from './models.module.css';
import { historyQuery } from './queries';
import { rate, RATES, ratesLine, tokens, type Rates } from './rates';

type ModelDetailProps = {
  model: ModelView | null;
  price: PriceView | undefined;
  isAdmin: boolean;
  onSetPrice: () => void;
  onClose: () => void;
};

/** A model: what it can do, what it costs, what it cost before. */
export function ModelDetail({ model, price, isAdmin, onSetPrice, onClose }: ModelDetailProps) {
  return (
    <Drawer
      opened={model !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={
        model && (
          <Group gap={10}>
            <ProviderMark id={model.provider} name={model.provider} size={28} />
            <b>{model.display_name}</b>
          </Group>
        )
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {model && (
        <Stack gap="md">
          <Group gap={10}>
            <Status tone={model.usable ? 'good' : 'quiet'}>
              {model.usable ? 'Usable' : 'Its provider has no key'}
            </Status>
            <TextLink to="/requests" search={{ model: model.name, range: '7d' }} size="sm">
              Requests
            </TextLink>
            <TextLink to="/routing" search={{ name: model.name }} size="sm">
              Where it goes
            </TextLink>
          </Group>
          <Details
            items={[
              [
                'Name',
                <span key="n" className="mono">
                  {model.name}
                </span>,
              ],
              ['Provider', model.provider],
              ['Kind', model.kind],
              ['Context', model.context_length ? `${count(model.context_length)} tokens` : '—'],
              ['Longest answer', model.max_output_tokens ? `${count(model.max_output_tokens)} tokens` : '—'],
              ['Can', <Tags key="c" values={model.capabilities} most={20} none="—" />],
            ]}
          />
          <Panel
            title="Price now"
            about="USD per 1,000,000 tokens"
            tools={
              isAdmin && (
                <Button size="xs" leftSection={<IconCoin size={15} />} onClick={onSetPrice}>
                  Set a price
                </Button>
              )
            }
          >
            {price ? (
              <Price price={price} />
            ) : (
              <EmptyFace title="No price" icon={IconCoin}>
                Its requests are counted, but cost nothing until it has one.
              </EmptyFace>
            )}
          </Panel>
          <History model={price?.model ?? model.name.toLowerCase()} current={price?.id} />
        </Stack>
      )}
    </Drawer>
  );
}

function Price({ price }: { price: PriceView }) {
  return (
    <>
      <dl className={classes.price}>
        {RATES.filter(({ id }) => price[id] !== undefined).map(({ id, label }) => (
          <PriceLine key={id} label={label} amount={price[id]} />
        ))}
      </dl>
      {price.tiers.length > 0 && (
        <ul className={classes.steps} aria-label="Long prompts">
          {price.tiers.map((tier) => (
            <li key={tier.above_prompt_tokens}>
              <b>Above {tokens(tier.above_prompt_tokens)} prompt tokens</b>
              <br />
              {ratesLine(tier)}
            </li>
          ))}
        </ul>
      )}
      {Object.keys(price.service_tiers).length > 0 && (
        <ul className={classes.steps} aria-label="Service tiers">
          {Object.entries(price.service_tiers).map(([name, schedule]) => (
            <li key={name}>
              <b>Service tier {name}</b>
              <br />
              {ratesLine(ratesOf(schedule))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ratesOf(schedule: PriceView['service_tiers'][string] | undefined): Rates {
  const found: Rates = {};
  for (const { id } of RATES) {
    const amount = schedule?.[id];
    if (amount) found[id] = amount;
  }
  return found;
}

function PriceLine({ label, amount }: { label: string; amount: string | undefined }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{rate(amount)}</dd>
    </>
  );
}

function History({ model, current }: { model: string; current: string | undefined }) {
  const zone = useZone();
  const history = useQuery(historyQuery(model));
  return (
    <Panel title="History" about={<span className="mono">{model}</span>}>
      <Loaded query={history} waiting={80}>
        {(versions) =>
          versions.length === 0 ? (
            <EmptyFace title="No price was ever set" icon={IconRoute} />
          ) : (
            <ol className={classes.history}>
              {versions.map((version) => (
                <li key={version.id} data-now={version.id === current || undefined}>
                  <div>
                    <span className={classes.when}>
                      {version.valid_from.startsWith('1970')
                        ? 'From the beginning'
                        : `From ${fullDay(version.valid_from, zone)}, ${timeOfDay(version.valid_from, zone)}`}
                    </span>{' '}
                    {version.id === current && <Tag tone="accent">now</Tag>}{' '}
                    {version.provider && <Tag>{version.provider}</Tag>}
                  </div>
                  <div>{ratesLine(version)}</div>
                  {version.tiers.map((tier) => (
                    <div key={tier.above_prompt_tokens}>
                      above {tokens(tier.above_prompt_tokens)}: {ratesLine(tier)}
                    </div>
                  ))}
                  <div className={classes.soft}>
                    {version.is_bundled ? 'Bundled list' : `Set by ${version.author}`}, {version.source},
                    entered {fullDay(version.created_at, zone)}
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}
