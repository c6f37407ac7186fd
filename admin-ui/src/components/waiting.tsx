import { Skeleton } from '@mantine/core';

/** The place of what is still loading; screen readers hear so. */
export function Waiting({ height, width = '100%' }: { height: number; width?: string }) {
  return (
    <div>
      <Skeleton h={height} w={width} />
      <span className="visually-hidden" role="status">
        Loading
      </span>
    </div>
  );
}
