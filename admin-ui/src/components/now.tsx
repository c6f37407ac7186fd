import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';

/** The moment at which the views stand: it moves when somebody asks for fresh figures, or by itself while live. */
type Now = { now: number; advance: () => void };

const Context = createContext<Now | null>(null);

type NowProviderProps = {
  children: ReactNode;
  initial?: number;
  /** Views stand at this moment at least. */
  since?: number;
};

export function NowProvider({ children, initial, since = 0 }: NowProviderProps) {
  const [now, setNow] = useState(() => initial ?? Date.now());
  const advance = useCallback(() => setNow(Date.now()), []);
  const value = useMemo(() => ({ now: Math.max(now, since), advance }), [now, since, advance]);
  return <Context value={value}>{children}</Context>;
}

export function useNow(): Now {
  const found = use(Context);
  if (!found) throw new Error('NowProvider is missing');
  return found;
}

/** The clock itself, for "5 minutes ago"; ticks every half minute. */
export function useClock(everyMillis = 30_000): number {
  const [time, setTime] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setTime(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return time;
}
