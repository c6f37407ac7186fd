import { Anchor } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { ProviderChange } from '@/api/providers';
import { SecretField, TextField } from '@/components/form/fields';
import { FormDrawer } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import { ProviderTiles } from '@/components/provider-tiles';
import { knownProvider } from '@/lib/providers';
import { EndpointFields } from './endpoint-fields';
import {
  customRequest,
  EMPTY,
  FIELDS,
  knownRequest,
  newCustomSchema,
  newKnownSchema,
  type ProviderForm,
} from './provider-settings';
import { Trial } from './provider-trial';

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
