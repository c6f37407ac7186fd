import { useSyncExternalStore } from 'react';

/** What a browser remembers of a person's taste; never a secret. */
type Preference = 'weir.time-zone' | 'weir.demo-data' | 'weir.gateway-url';

const listeners = new Set<() => void>();

export function usePreference(name: Preference): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => localStorage.getItem(name));
  return [value, (next) => setPreference(name, next)];
}

export function setPreference(name: Preference, value: string | null): void {
  if (value === null) localStorage.removeItem(name);
  else localStorage.setItem(name, value);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
