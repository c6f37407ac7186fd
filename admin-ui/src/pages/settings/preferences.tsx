import {
  SegmentedControl,
  Select,
  Stack,
  Switch,
  TextInput,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { Panel } from '@/components/panel';
import { useZone } from '@/components/view';
import { dateTime } from '@/lib/format';
import { useGatewayUrl } from '@/lib/gateway-url';
import { setPreference, usePreference } from '@/lib/preferences';
import { allZones, browserZone } from '@/lib/time-zone';
import { useClock } from '@/components/now';
import classes from './settings.module.css';

const SCHEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As the system' },
] satisfies { value: MantineColorScheme; label: string }[];

/** What this browser remembers: colours, time zone, the gateway's address. */
export function Preferences() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const zone = useZone();
  const now = useClock();
  const [gatewayUrl, setGatewayUrl] = useGatewayUrl();
  const [demo, setDemo] = usePreference('weir.demo-data');
  return (
    <Panel title="Preferences" about="Kept in this browser alone.">
      <Stack gap="md" className={classes.narrow}>
        <div>
          <div className={classes.label}>Colours</div>
          <SegmentedControl
            aria-label="Colours"
            value={colorScheme}
            data={SCHEMES}
            onChange={(value) => {
              const chosen = SCHEMES.find((scheme) => scheme.value === value);
              if (chosen) setColorScheme(chosen.value);
            }}
          />
        </div>
        <Select
          label="Time zone"
          description={`Days begin and end there. It is now ${dateTime(now, zone)}.`}
          searchable
          allowDeselect={false}
          limit={60}
          data={[...new Set([zone, browserZone(), 'UTC', ...allZones()])]}
          value={zone}
          onChange={(chosen) => {
            if (chosen) setPreference('weir.time-zone', chosen === browserZone() ? null : chosen);
          }}
        />
        <TextInput
          label="Address of the gateway"
          description="Stands in the snippets, as your applications see it."
          value={gatewayUrl}
          spellCheck={false}
          onChange={(event) => setGatewayUrl(event.currentTarget.value || null)}
        />
        <Switch
          label="Demo data"
          description="The invented usage of the keys demo-…, where this instance has it."
          checked={demo !== 'hidden'}
          onChange={(event) => setDemo(event.currentTarget.checked ? null : 'hidden')}
        />
      </Stack>
    </Panel>
  );
}
