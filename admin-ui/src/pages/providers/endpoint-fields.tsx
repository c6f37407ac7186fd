import { SimpleGrid } from '@mantine/core';
import type { UseFormReturn } from 'react-hook-form';
import { SecretField, SelectField, SwitchField, TextField, WordsField } from '@/components/form/fields';
import { FormPart } from '@/components/form/form-drawer';
import { CREDENTIALS, DIALECTS, QUIRKS, type ProviderForm } from './provider-settings';

/** Where an endpoint is, how it is spoken to, and which names go there. */
export function EndpointFields({ form, isNew }: { form: UseFormReturn<ProviderForm>; isNew: boolean }) {
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
