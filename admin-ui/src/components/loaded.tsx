import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorFace } from './error-face';
import { Waiting } from './waiting';

type LoadedProps<T> = {
  query: UseQueryResult<T>;
  /** Drawn once there is data. */
  children: (data: T) => ReactNode;
  /** The height of the skeleton, or a skeleton of one's own. */
  waiting?: number | ReactNode;
};

/** A query's faces: loading, failed, or its data. */
export function Loaded<T>({ query, children, waiting = 160 }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorFace error={query.error} onRetry={() => void query.refetch()} />;
  return typeof waiting === 'number' ? <Waiting height={waiting} /> : waiting;
}
