import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { NAVIGATION } from './navigation';

const PLACES = new Set(NAVIGATION.flatMap((group) => group.places).map((place) => place.to));

/**
 * When the page that is shown was gone to: its figures are those of that moment. Whoever comes back to a page finds it
 * as it was left.
 */
export function useArrival(): number {
  const { history } = useRouter();
  const page = useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? '' });
  const [wentAt, setWentAt] = useState<number | null>(null);
  const [shown, setShown] = useState({ page, since: 0 });
  useEffect(
    () => history.subscribe(({ action }) => setWentAt(action.type === 'PUSH' ? Date.now() : null)),
    [history],
  );
  if (page !== shown.page) {
    setShown({ page, since: wentAt !== null && PLACES.has(page) ? wentAt : shown.since });
  }
  return shown.since;
}
