import { Button, Group, Text } from '@mantine/core';
import type { UseFormReturn } from 'react-hook-form';
import { asApiError } from '@/api/problem';
import { useTryProvider, type ProviderChange } from '@/api/providers';
import { SwitchField } from '@/components/form/fields';
import { Notice } from '@/components/notice';
import { millis } from '@/lib/format';
import type { ProviderForm } from './provider-settings';

type TrialProps = {
  form: UseFormReturn<ProviderForm>;
  request: (values: ProviderForm) => ProviderChange;
};

/** Tests what was typed, before it is kept: by the list of models, which costs nothing. */
export function Trial({ form, request }: TrialProps) {
  const trial = useTryProvider();
  return (
    <>
      <Group gap={12}>
        <Button
          variant="light"
          loading={trial.isPending}
          onClick={() => void form.handleSubmit((values) => trial.mutate(request(values)))()}
        >
          Test now
        </Button>
        <Text size="xs" c="dimmed">
          Asks for the list of models, which costs nothing.
        </Text>
      </Group>
      <div aria-live="polite">
        {trial.data && (
          <TestResult success={trial.data.success} error={trial.data.error} ms={trial.data.latency_ms} />
        )}
        {trial.isError && <TestResult success={false} error={asApiError(trial.error).message} ms={0} />}
      </div>
      <SwitchField
        control={form.control}
        name="skip_test"
        label="Save without a test"
        description="For an endpoint that this server does not reach, but gateways do."
      />
    </>
  );
}

type TestResultProps = { success: boolean; error: string | null | undefined; ms: number };

/** How a live test went. */
function TestResult({ success, error, ms }: TestResultProps) {
  return success ? (
    <Notice tone="good">The provider took the key and answered within {millis(ms)}.</Notice>
  ) : (
    <Notice tone="bad">{error ?? 'The test failed.'}</Notice>
  );
}
