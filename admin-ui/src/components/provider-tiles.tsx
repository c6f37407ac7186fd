import { UnstyledButton } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { KNOWN_PROVIDERS } from '@/lib/providers';
import { ProviderMark } from './provider-mark';
import classes from './provider-tiles.module.css';

type ProviderTilesProps = {
  value: string | null;
  /** Cannot be chosen: they are there already. */
  taken?: readonly string[];
  /** `custom` for an endpoint that nobody knows. */
  onChange: (id: string) => void;
};

/** Chooses a provider, or an endpoint of one's own. */
export function ProviderTiles({ value, taken = [], onChange }: ProviderTilesProps) {
  return (
    <div className={classes.tiles} role="group" aria-label="Provider">
      {KNOWN_PROVIDERS.map((known) => {
        const isTaken = taken.includes(known.id);
        return (
          <UnstyledButton
            key={known.id}
            className={classes.tile}
            aria-pressed={value === known.id}
            data-active={value === known.id || undefined}
            disabled={isTaken}
            onClick={() => onChange(known.id)}
          >
            <ProviderMark id={known.id} name={known.name} size={28} />
            <span>
              {known.name}
              {isTaken && <small>is there</small>}
            </span>
          </UnstyledButton>
        );
      })}
      <UnstyledButton
        className={classes.tile}
        aria-pressed={value === 'custom'}
        data-active={value === 'custom' || undefined}
        onClick={() => onChange('custom')}
      >
        <span className={classes.plug} aria-hidden>
          <IconPlugConnected size={17} />
        </span>
        <span>
          Another endpoint
          <small>vLLM, Ollama, …</small>
        </span>
      </UnstyledButton>
    </div>
  );
}
