import { Button, Divider, Popover, Select, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { setPreference } from '@/lib/preferences';
import { iso, RANGE_LABELS } from '@/lib/time-range';
import { allZones, browserZone, momentOfWallText, wallText } from '@/lib/time-zone';
import { RangeButton } from './range-button';
import { useView } from './view';
import classes from './range-picker.module.css';

/** The range picker once it was opened. */
export function RangePopover({ standard }: { standard: string }) {
  const view = useView(standard);
  const [isOpen, popover] = useDisclosure(true);
  const word = view.search.from ? null : (view.search.range ?? standard);

  return (
    <Popover opened={isOpen} onChange={popover.set} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <RangeButton standard={standard} onClick={popover.toggle} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Time range">
        <div className={classes.box}>
          <div className={classes.words}>
            {Object.entries(RANGE_LABELS).map(([value, text]) => (
              <UnstyledButton
                key={value}
                className={classes.word}
                data-active={word === value || undefined}
                aria-pressed={word === value}
                onClick={() => {
                  view.set({ range: value, from: undefined, to: undefined });
                  popover.close();
                }}
              >
                {text}
              </UnstyledButton>
            ))}
          </div>
          <OwnRange
            key={`${view.range.from}-${view.range.to}-${view.zone}`}
            standard={standard}
            onDone={popover.close}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function OwnRange({ standard, onDone }: { standard: string; onDone: () => void }) {
  const view = useView(standard);
  const [from, setFrom] = useState(wallText(view.range.from, view.zone));
  const [to, setTo] = useState(wallText(view.range.to, view.zone));
  const start = momentOfWallText(from, view.zone);
  const end = momentOfWallText(to, view.zone);
  const isGood = start !== null && end !== null && start < end;
  return (
    <form
      className={classes.own}
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) {
          view.set({ range: undefined, from: iso(start), to: iso(end) });
          onDone();
        }
      }}
    >
      <Stack gap={10}>
        <TextInput
          type="datetime-local"
          label="From"
          value={from}
          onChange={(e) => setFrom(e.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label="To"
          value={to}
          onChange={(e) => setTo(e.currentTarget.value)}
          error={isGood ? null : 'The end must be after the start'}
        />
        <Button type="submit" variant="light" disabled={!isGood}>
          Use this range
        </Button>
        <Divider />
        <Select
          label="Time zone"
          searchable
          data={zones(view.zone)}
          value={view.zone}
          allowDeselect={false}
          limit={60}
          comboboxProps={{ withinPortal: false }}
          onChange={(zone) => {
            if (zone) {
              setPreference('weir.time-zone', zone === browserZone() ? null : zone);
              view.set({ tz: zone });
            }
          }}
        />
      </Stack>
    </form>
  );
}

function zones(current: string): string[] {
  return [...new Set([current, browserZone(), 'UTC', ...allZones()])];
}
