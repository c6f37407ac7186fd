import { Anchor, Button, Group, SimpleGrid, Text } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { asApiError } from '@/api/problem';
import { useTryProvider, type ProviderChange } from '@/api/providers';
import type { ProviderView } from '@/api/types';
import { SecretField, SelectField, SwitchField, TextField, WordsField } from '@/components/form/fields';
import { FormDrawer, FormPart } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import { ProviderTiles } from '@/components/provider-tiles';
import { Notice } from '@/components/notice';
import { millis } from '@/lib/format';
import { knownProvider } from '@/lib/providers';
import {
  changedSchema,
  changeRequest,
  CREDENTIALS,
  customRequest,
  DIALECTS,
  EMPTY,
  formOf,
  knownRequest,
  newCustomSchema,
  newKnownSchema,
  QUIRKS,
  type ProviderForm,
} from './provider-settings';

const FIELDS = [
  'provider',
  'display_name',
  'api_key',
  'base_url',
  'dialect',
  'credential',
  'prefixes',
  'owners',
  'quirks',
] as const;

type NewProviderProps = {
  isOpen: boolean;
  taken: readonly string[];
  save: (request: ProviderChange) => Promise<unknown>;
  onClose: () => void;
};

/** Adds a provider that gateways know, or an endpoint of one's own. */
export function NewProvider(props: NewProviderProps) {
  return <NewProviderFields key={String(props.isOpen)} {...props} />;
}

function NewProviderFields({ isOpen, taken, save, onClose }: NewProviderProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const isCustom = chosen === 'custom';
  const form = useForm<ProviderForm>({
    resolver: zodResolver(isCustom ? newCustomSchema : newKnownSchema),
    defaultValues: EMPTY,
  });
  const known = chosen ? knownProvider(chosen) : undefined;
  const request = (values: ProviderForm) => (isCustom ? customRequest(values) : knownRequest(values));
  const submit = form.handleSubmit(async (values) => {
    try {
      await save(request(values));
    } catch (failure) {
      showProblem(form, failure, FIELDS);
    }
  });

  return (
    <FormDrawer
      isOpen={isOpen}
      title="Add a provider"
      about="Its key is tested, then kept sealed; nobody can read it again. Gateways get it within seconds."
      onClose={onClose}
      onSubmit={() => (chosen ? void submit() : undefined)}
      submit={form.watch('skip_test') ? 'Save' : 'Test and save'}
      isBusy={form.formState.isSubmitting}
      problem={formProblem(form)}
      size={580}
    >
      <ProviderTiles
        value={chosen}
        taken={taken}
        onChange={(id) => {
          setChosen(id);
          form.reset({ ...EMPTY, provider: id === 'custom' ? '' : id });
        }}
      />
      {known && (
        <>
          <SecretField
            control={form.control}
            name="api_key"
            label={`Key of ${known.name}`}
            placeholder={known.placeholder}
            description={
              <>
                Make one at{' '}
                <Anchor href={known.keysAt} target="_blank" rel="noreferrer" size="xs" underline="always">
                  {new URL(known.keysAt).host}
                </Anchor>
              </>
            }
          />
          <TextField
            control={form.control}
            name="base_url"
            label="Another address"
            placeholder="The provider’s own"
            description="For a proxy or a region; empty takes the provider’s own."
          />
        </>
      )}
      {isCustom && <EndpointFields form={form} isNew />}
      {chosen && <Trial form={form} request={request} />}
    </FormDrawer>
  );
}

type ChangeProviderProps = {
  known: ProviderView | null;
  /** Only the key is asked for. */
  isRotation: boolean;
  save: (change: ProviderChange) => Promise<unknown>;
  onClose: () => void;
};

/** Changes a provider, or gives it a new key. */
export function ChangeProvider(props: ChangeProviderProps) {
  return <ChangeProviderFields key={`${props.known?.id}-${props.isRotation}`} {...props} />;
}

function ChangeProviderFields({ known, isRotation, save, onClose }: ChangeProviderProps) {
  const form = useForm<ProviderForm>({
    resolver: zodResolver(isRotation ? newKnownSchema : changedSchema),
    defaultValues: known ? formOf(known) : EMPTY,
  });
  const request = (values: ProviderForm) => (known ? changeRequest(values, known) : {});
  const submit = form.handleSubmit(async (values) => {
    try {
      await save(request(values));
    } catch (failure) {
      showProblem(form, failure, FIELDS);
    }
  });
  const [typed, skipped] = form.watch(['api_key', 'skip_test']);
  const tests = typed !== '' && !skipped;

  return (
    <FormDrawer
      isOpen={known !== null}
      title={isRotation ? `New key for ${known?.display_name ?? ''}` : `Change ${known?.display_name ?? ''}`}
      about={
        isRotation
          ? 'The new key is tested first. Then every gateway uses it within seconds; requests that run end with the former one.'
          : undefined
      }
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={tests ? 'Test and save' : 'Save'}
      isBusy={form.formState.isSubmitting}
      problem={formProblem(form)}
    >
      {isRotation ? (
        <SecretField
          control={form.control}
          name="api_key"
          label="New key"
          description={`It replaces the one that ends with ${known?.api_key_masked ?? '—'}`}
          data-autofocus
        />
      ) : (
        <EndpointFields form={form} isNew={false} />
      )}
      {(isRotation || typed !== '') && (
        <Trial form={form} request={(values) => ({ provider: known?.id ?? '', ...request(values) })} />
      )}
    </FormDrawer>
  );
}

function EndpointFields({ form, isNew }: { form: UseFormReturn<ProviderForm>; isNew: boolean }) {
  const { control } = form;
  const [dialect, credential] = form.watch(['dialect', 'credential']);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {isNew && (
          <TextField
            control={control}
            name="provider"
            label="Id"
            placeholder="our-vllm"
            description="Also its owner/model name"
            required
          />
        )}
        <TextField
          control={control}
          name="display_name"
          label="Name"
          placeholder="Our vLLM"
          description={isNew ? 'As people see it' : undefined}
        />
      </SimpleGrid>
      <TextField
        control={control}
        name="base_url"
        label="Address"
        placeholder="http://10.0.0.12:8000/v1"
        required
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <SelectField control={control} name="dialect" label="Speaks" data={DIALECTS} />
        <SelectField control={control} name="credential" label="Takes its key as" data={CREDENTIALS} />
      </SimpleGrid>
      {credential !== 'none' && (
        <SecretField
          control={control}
          name="api_key"
          label="Key"
          placeholder={isNew ? '' : 'Unchanged'}
          description={isNew ? undefined : 'Asked for again when the address goes to another host.'}
        />
      )}
      <FormPart
        title="Which names go there"
        about="A name goes to the provider with the longest prefix that fits."
      >
        <WordsField
          control={control}
          name="prefixes"
          label="Prefixes"
          placeholder="llama-"
          description="Models whose name begins so"
        />
        <WordsField
          control={control}
          name="owners"
          label="Owners"
          placeholder="meta"
          description="Names of the form owner/model"
        />
        <TextField control={control} name="default_model" label="Usual model" placeholder="None" />
      </FormPart>
      <FormPart title="What it can do">
        <SwitchField control={control} name="embeddings" label="Has embeddings" />
        {dialect === 'openai' && (
          <WordsField
            control={control}
            name="quirks"
            label="Peculiarities"
            data={QUIRKS}
            placeholder="None"
            description="Where it departs from chat completions as OpenAI speaks them"
          />
        )}
      </FormPart>
    </>
  );
}

type TrialProps = {
  form: UseFormReturn<ProviderForm>;
  request: (values: ProviderForm) => ProviderChange;
};

/** Tests what was typed, before it is kept: by the list of models, which costs nothing. */
function Trial({ form, request }: TrialProps) {
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
export function TestResult({ success, error, ms }: TestResultProps) {
  return success ? (
    <Notice tone="good">The provider took the key and answered within {millis(ms)}.</Notice>
  ) : (
    <Notice tone="bad">{error ?? 'The test failed.'}</Notice>
  );
}
