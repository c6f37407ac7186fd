import { Autocomplete, Button, Drawer, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '@/api/problem';
import type { RepriceRun } from '@/api/types';
import { ConfirmByName } from '@/components/confirm-by-name';
import { Loaded } from '@/components/loaded';
import { Status } from '@/components/status';
import { useZone } from '@/components/view';
import { Notice } from '@/components/notice';
import { count, dateTime, plural } from '@/lib/format';
import { compare, subtract, usd, usdExact } from '@/lib/money';
import { startOfMonth, momentOfWallText, wallText } from '@/lib/time-zone';
import classes from './models.module.css';
import { runQuery, useReprice, useUndoReprice } from './queries';

const MINUTE = 60_000;

type RepriceDrawerProps = {
  isOpen: boolean;
  /** Begins with this model. */
  model: string | undefined;
  /** A run that is looked at. */
  run: string | undefined;
  models: readonly string[];
  onRun: (run: string | undefined) => void;
  onClose: () => void;
};

/** Costs of the past by the prices of today's book: first as a dry run, then for real, and back. */
export function RepriceDrawer(props: RepriceDrawerProps) {
  return (
    <Drawer
      opened={props.isOpen}
      onClose={props.onClose}
      position="right"
      size={560}
      title={<b>Re-price the ledger</b>}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <RepriceSteps key={`${props.isOpen}-${props.model ?? ''}`} {...props} />
    </Drawer>
  );
}

function RepriceSteps({ model: given, run: runId, models, onRun }: RepriceDrawerProps) {
  const zone = useZone();
  const [now] = useState(() => Date.now());
  const [from, setFrom] = useState(() => wallText(startOfMonth(now, zone), zone));
  const [to, setTo] = useState(() => wallText(Math.ceil(now / MINUTE) * MINUTE, zone));
  const [model, setModel] = useState(given ?? '');
  const [isAsking, setAsking] = useState(false);
  const reprice = useReprice();
  const undo = useUndoReprice();
  const run = useQuery(runQuery(runId));
  const start = momentOfWallText(from, zone);
  const end = momentOfWallText(to, zone);
  const isGood = start !== null && end !== null && start < end;

  const go = (isDryRun: boolean) => {
    const known = run.data;
    const wish = isDryRun
      ? isGood && {
          from: new Date(start).toISOString(),
          to: new Date(end).toISOString(),
          model: model.trim() || null,
        }
      : known && { from: known.from, to: known.to, model: known.model ?? null };
    if (!wish) return;
    reprice.mutate(
      { ...wish, isDryRun },
      {
        onSuccess: (made) => {
          setAsking(false);
          onRun(made.run);
        },
      },
    );
  };

  const failure = reprice.error ?? undo.error;
  return (
    <Stack gap="md">
      {runId === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            go(true);
          }}
        >
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              Requests keep what they cost when they ran. After a price came late or was wrong, this computes
              their costs anew. A dry run shows first what would change.
            </Text>
            <Group grow align="start">
              <TextInput
                type="datetime-local"
                label={`From (${zone})`}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
              <TextInput
                type="datetime-local"
                label="To"
                value={to}
                onChange={(event) => setTo(event.currentTarget.value)}
                error={isGood ? null : 'The end must be after the start'}
              />
            </Group>
            <Autocomplete
              label="Model"
              placeholder="All models"
              description="As it was served"
              data={[...models]}
              limit={30}
              value={model}
              onChange={setModel}
            />
            <Group justify="flex-end">
              <Button
                type="submit"
                leftSection={<IconFlask size={16} />}
                disabled={!isGood}
                loading={reprice.isPending}
              >
                Dry run
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Loaded query={run} waiting={220}>
          {(known) => (
            <Stack gap="md">
              <Result run={known} />
              <Group justify="space-between">
                <Button variant="default" onClick={() => onRun(undefined)}>
                  Another range
                </Button>
                {known.state === 'done' &&
                  (known.dry_run ? (
                    <Button
                      disabled={known.rows_changed === 0}
                      loading={reprice.isPending}
                      onClick={() => setAsking(true)}
                    >
                      Apply to {plural(known.rows_changed, 'request')}
                    </Button>
                  ) : (
                    <Button
                      variant="default"
                      leftSection={<IconArrowBackUp size={16} />}
                      loading={undo.isPending}
                      onClick={() => undo.mutate(known.run)}
                    >
                      Undo
                    </Button>
                  ))}
              </Group>
            </Stack>
          )}
        </Loaded>
      )}
      {failure && (
        <Notice tone="bad" isUrgent>
          {asApiError(failure).message}
        </Notice>
      )}
      <ConfirmByName
        isOpen={isAsking}
        title="Change costs of the past"
        name="re-price"
        action="Apply"
        isBusy={reprice.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => go(false)}
      >
        {plural(run.data?.rows_changed ?? 0, 'request')} get another cost, in every chart and sum. The run can
        be undone as a whole, and stands in the audit log.
      </ConfirmByName>
    </Stack>
  );
}

const STATES: Record<RepriceRun['state'], { tone: 'good' | 'bad' | 'warn' | 'quiet'; word: string }> = {
  running: { tone: 'warn', word: 'Running' },
  done: { tone: 'good', word: 'Done' },
  failed: { tone: 'bad', word: 'Failed' },
  undone: { tone: 'quiet', word: 'Undone' },
};

function Result({ run }: { run: RepriceRun }) {
  const zone = useZone();
  const difference = subtract(run.cost_usd_after, run.cost_usd_before);
  const rises = compare(difference, '0') > 0;
  return (
    <>
      <Group gap={10}>
        <Status tone={run.dry_run && run.state === 'done' ? 'accent' : STATES[run.state].tone}>
          {run.dry_run && run.state === 'done' ? 'Dry run' : STATES[run.state].word}
        </Status>
        <Text size="sm">
          {run.model ?? 'All models'}, {dateTime(run.from, zone)} – {dateTime(run.to, zone)}
        </Text>
      </Group>
      {run.state === 'failed' && (
        <Notice tone="bad">Nothing was changed: {run.error ?? 'no reason is known'}.</Notice>
      )}
      {run.state === 'running' ? (
        <Text role="status" c="dimmed" size="sm">
          Looking at the requests…
        </Text>
      ) : (
        run.state !== 'failed' && (
          <table className={classes.compare}>
            <thead>
              <tr>
                <td />
                <th scope="col">Before</th>
                <th scope="col">After</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Cost</th>
                <td title={usdExact(run.cost_usd_before)}>{usd(run.cost_usd_before)}</td>
                <td title={usdExact(run.cost_usd_after)}>{usd(run.cost_usd_after)}</td>
                <td title={usdExact(difference)}>
                  {rises ? '+' : ''}
                  {usd(difference)}
                </td>
              </tr>
              <tr>
                <th scope="row">Without a price</th>
                <td>{count(run.unpriced_before)}</td>
                <td>{count(run.unpriced_after)}</td>
                <td>{count(run.unpriced_after - run.unpriced_before)}</td>
              </tr>
              <tr>
                <th scope="row">Requests that change</th>
                <td />
                <td>of {count(run.rows)}</td>
                <td>{count(run.rows_changed)}</td>
              </tr>
            </tbody>
          </table>
        )
      )}
      {run.state === 'done' && !run.dry_run && (
        <Notice tone="good">
          Every sum and chart shows the new costs. Undo gives each request its former cost back.
        </Notice>
      )}
      {run.state === 'done' && run.dry_run && run.rows_changed === 0 && (
        <Text size="sm" c="dimmed">
          Nothing would change: these requests cost already what the price book says.
        </Text>
      )}
    </>
  );
}
