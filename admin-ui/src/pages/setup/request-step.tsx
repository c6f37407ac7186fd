import { Autocomplete, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { modelsQuery } from '@/api/catalog';
import type { GatewayView, KeyView, ProviderView, UsageRecord } from '@/api/types';
import { Usd } from '@/components/figures';
import { Snippets } from '@/components/snippets';
import { Status } from '@/components/status';
import { TextLink } from '@/components/text-link';
import { count, millis } from '@/lib/format';
import { useGatewayUrl } from '@/lib/gateway-url';
import { knownProvider } from '@/lib/providers';
import classes from './setup.module.css';
import { Step } from './step';

type RequestStepProps = {
  providers: readonly ProviderView[];
  gateways: readonly GatewayView[];
  made: KeyView | null;
  isReady: boolean;
  first: UsageRecord | null;
};

/** The third step: the first request, and a light that turns on when it came through. */
export function RequestStep({ providers, gateways, made, isReady, first }: RequestStepProps) {
  const [url, setUrl] = useGatewayUrl();
  const [typed, setTyped] = useState<string | null>(null);
  const catalog = useQuery({ ...modelsQuery, enabled: isReady });
  const usable = (catalog.data?.items ?? []).filter((model) => model.usable && model.kind === 'chat');
  const usual = providers
    .map((provider) => provider.default_model ?? knownProvider(provider.id)?.model)
    .find((name) => name !== undefined);
  const model = typed ?? usual ?? usable[0]?.name ?? 'gpt-5-mini';
  return (
    <Step
      number={3}
      title="Send a request"
      about="Paste this into a terminal or your code. Any OpenAI client works: only address and key change."
      state={first ? 'done' : isReady ? 'now' : 'waiting'}
      tools={
        isReady && (
          <Status
            tone={gateways.length > 0 ? 'good' : 'warn'}
            title="Gateways tell the control plane that they live"
          >
            {gateways.length > 0 ? 'Gateway connected' : 'No gateway has connected yet'}
          </Status>
        )
      }
    >
      {isReady && (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              label="Address of the gateway"
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value || null)}
              spellCheck={false}
            />
            <Autocomplete
              label="Model"
              value={model}
              onChange={setTyped}
              data={[...new Set(usable.map((one) => one.name))]}
              limit={30}
            />
          </SimpleGrid>
          <Snippets baseUrl={url.replace(/\/+$/, '')} apiKey={made?.key ?? '$WEIR_API_KEY'} model={model} />
          <Light first={first} />
        </>
      )}
    </Step>
  );
}

/** Off until a request came; then what it was. */
function Light({ first }: { first: UsageRecord | null }) {
  const failed = first !== null && first.outcome !== 'ok';
  const state = first === null ? 'waiting' : failed ? 'failed' : 'on';
  return (
    <div className={classes.light} data-state={state} role="status" aria-label="First request">
      <span className={classes.lamp} aria-hidden />
      {first === null ? (
        <div>
          <div className={classes.word}>Waiting for the first request…</div>
          <div className={classes.detail}>This light turns on by itself, a moment after it was sent.</div>
        </div>
      ) : failed ? (
        <div>
          <div className={classes.word}>A request arrived, but it failed</div>
          <div className={classes.detail}>
            Status {first.status}
            {first.error_code ? `, ${first.error_code}` : ''}.{' '}
            <TextLink to="/requests/$id" params={{ id: first.id }} inherit underline="always">
              See why
            </TextLink>
          </div>
        </div>
      ) : (
        <div>
          <div className={classes.word}>It works: your first request came through</div>
          <div className={classes.detail}>
            {first.model_served ?? first.model_requested} answered within {millis(first.latency_ms)} with{' '}
            {count(first.total_tokens)} tokens
            {first.cost_usd ? (
              <>
                , for <Usd amount={first.cost_usd} />.
              </>
            ) : (
              '; its model has no price yet.'
            )}{' '}
            <TextLink to="/requests/$id" params={{ id: first.id }} inherit underline="always">
              Look at it
            </TextLink>
          </div>
        </div>
      )}
    </div>
  );
}
