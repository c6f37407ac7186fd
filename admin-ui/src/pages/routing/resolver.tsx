import { Autocomplete, Button } from '@mantine/core';
import { IconArrowRight, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '@/api/problem';
import type { RouteView } from '@/api/types';
import { ErrorFace } from '@/components/error-face';
import { Panel } from '@/components/panel';
import { ProviderMark } from '@/components/provider-mark';
import { Status, Tag } from '@/components/status';
import { resolveQuery } from './queries';
import classes from './routing.module.css';

type Target = Omit<RouteView, 'fallbacks'>;

type ResolverProps = { name: string; names: readonly string[]; onName: (name: string) => void };

/** Where a model's name would go, with what comes next when that fails. */
export function Resolver({ name, names, onName }: ResolverProps) {
  const [typed, setTyped] = useState(name);
  const route = useQuery(resolveQuery(name));
  return (
    <Panel
      title="Where would this name go?"
      about="An alias first, then owner/model, then the longest prefix; as gateways do it."
    >
      <form
        className={classes.ask}
        onSubmit={(event) => {
          event.preventDefault();
          onName(typed.trim());
        }}
      >
        <Autocomplete
          aria-label="Name of a model"
          placeholder="gpt-5-mini, anthropic/claude-sonnet-4-5, an alias…"
          leftSection={<IconRoute size={16} />}
          data={[...names]}
          limit={20}
          value={typed}
          onChange={setTyped}
          onOptionSubmit={onName}
        />
        <Button type="submit" disabled={typed.trim() === ''} loading={route.isFetching}>
          Follow it
        </Button>
      </form>
      <div aria-live="polite">
        {name !== '' && route.isError && asApiError(route.error).isMissing && (
          <p className={classes.nowhere}>
            <b>{name}</b> goes to no provider. Make an alias for it, or give a provider a prefix that fits.
          </p>
        )}
        {name !== '' && route.isError && !asApiError(route.error).isMissing && (
          <ErrorFace error={route.error} onRetry={() => void route.refetch()} />
        )}
        {route.data && <Chain route={route.data} />}
      </div>
    </Panel>
  );
}

function Chain({ route }: { route: RouteView }) {
  return (
    <ol className={classes.chain} aria-label={`The way of ${route.name}`}>
      <li className={classes.name}>
        <span className={classes.small}>A request for</span>
        <span className="mono">{route.name}</span>
      </li>
      <Stop target={route} word="goes to" />
      {route.fallbacks.map((target, index) => (
        <Stop key={`${target.name}-${index}`} target={target} word={index === 0 ? 'if that fails' : 'then'} />
      ))}
    </ol>
  );
}

function Stop({ target, word }: { target: Target; word: string }) {
  return (
    <li className={classes.stop}>
      <span className={classes.arrow}>
        <IconArrowRight size={16} aria-hidden />
        {word}
      </span>
      <div className={classes.target}>
        <ProviderMark id={target.provider} name={target.provider} size={30} />
        <div>
          <div className={classes.model}>{target.model}</div>
          <div className={classes.small}>{target.provider}</div>
          <div className={classes.marks}>
            {target.usable ? <Status tone="good">Usable</Status> : <Status tone="bad">No key</Status>}
            {target.price === 'unpriced' && <Tag tone="warn">no price</Tag>}
            {!target.is_listed && <Tag title="Not in the catalog">not listed</Tag>}
          </div>
        </div>
      </div>
    </li>
  );
}
