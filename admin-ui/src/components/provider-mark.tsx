import classes from './provider-mark.module.css';

const COLORS: Record<string, string> = {
  openai: '#0d7a5f',
  anthropic: '#b4532f',
  gemini: '#3b62c4',
  xai: '#3d4350',
  mistral: '#b34700',
  deepseek: '#4054d6',
};

/** A provider's letter on its colour: no picture is fetched from anywhere. */
export function ProviderMark({ id, name, size = 34 }: { id: string; name: string; size?: number }) {
  return (
    <span
      className={classes.mark}
      aria-hidden
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.42),
        background: COLORS[id] ?? '#566072',
      }}
    >
      {(name || id).slice(0, 1).toUpperCase()}
    </span>
  );
}
