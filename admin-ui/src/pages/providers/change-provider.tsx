import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import type { ProviderChange } from '@/api/providers';
import type { ProviderView } from '@/api/types';
import { SecretField } from '@/components/form/fields';
import { FormDrawer } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import { EndpointFields } from './endpoint-fields';
import {
  changedSchema,
  changeRequest,
  EMPTY,
  FIELDS,
  formOf,
  newKnownSchema,
  type ProviderForm,
} from './provider-settings';
import { Trial } from './provider-trial';

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
