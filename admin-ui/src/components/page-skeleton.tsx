import { Skeleton, Stack } from '@mantine/core';

export function PageSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true" aria-label="Loading">
      <Skeleton h={30} w={220} />
      <Skeleton h={96} />
      <Skeleton h={280} />
    </Stack>
  );
}
