import { Button, type ButtonProps } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { dayMinute } from '@/lib/format';
import { RANGE_LABELS } from '@/lib/time-range';
import { useView } from './view';

type RangeButtonProps = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & { standard: string };

/** Says which range is shown. */
export function RangeButton({ standard, ...props }: RangeButtonProps) {
  const view = useView(standard);
  const word = view.search.from ? null : (view.search.range ?? standard);
  const label = word
    ? (RANGE_LABELS[word] ?? RANGE_LABELS[standard])
    : `${dayMinute(view.range.from, view.zone)} – ${dayMinute(view.range.to, view.zone)}`;
  return (
    <Button
      variant="default"
      leftSection={<IconCalendar size={16} />}
      rightSection={<IconChevronDown size={14} />}
      aria-label={`Time range: ${label}, ${view.zone}`}
      {...props}
    >
      {label}
    </Button>
  );
}
