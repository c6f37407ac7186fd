import { Stack } from '@mantine/core';
import { Waiting } from './waiting';

export function PageSkeleton() {
  return (
    <Stack gap="lg">
      <Waiting height={30} width="220px" />
      <Waiting height={96} />
      <Waiting height={280} />
    </Stack>
  );
}
