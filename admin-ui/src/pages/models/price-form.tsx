import { ActionIcon, Anchor, Button, Group, SimpleGrid, Text } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useFieldArray, useForm, type Control } from 'react-hook-form';
import type { ModelView, PriceView } from '@/api/types';
import { SelectField, SwitchField, TextField } from '@/components/form/fields';
import { FormDrawer, FormPart } from '@/components/form/form-drawer';
import { formProblem, showProblem } from '@/components/form/problem';
import { useZone } from '@/components/view';
import { NO_RATES, priceFormOf, priceRequestOf, priceSchema, type PriceForm } from './price-settings';
import type { PriceRequest } from './queries';
import classes from './models.module.css';
import { RATES, type RateId } from './rates';

type PriceFormDrawerProps = {
  /** Whose price is set. */
  model: Pick<ModelView, 'name' | 'provider'> | null;
  /** What holds now. */
  current: PriceView | undefined;
  providers: readonly string[];
  /** When a model without a price was first used: its price shall hold from then on. */
  since: string | undefined;
  save: (price: PriceRequest) => Promise<unknown>;
  onClose: () => void;
};

const USUAL: readonly RateId[] = ['input_uncached', 'input_cache_read', 'output_text'];

/** Sets a price from a moment on; the version before ends there. */
export function PriceFormDrawer(props: PriceFormDrawerProps) {
  return <PriceFields key={`${props.model?.provider}/${props.model?.name}`} {...props} />;
}

function PriceFields({ model, current, providers, since: first, save, onClose }: PriceFormDrawerProps) {
  const zone = useZone();
  const form = useForm<PriceForm>({
    resolver: zodResolver(priceSchema),
    defaultValues: priceFormOf(model ?? { name: '', provider: '' }, current, Date.now(), zone, first),
  });
  const { control } = form;
  const tiers = useFieldArray({ control, name: 'tiers' });
  const [since, values] = [form.watch('since'), form.watch()];
  const [showsAll, setShowsAll] = useState(
    RATES.some(({ id }) => !USUAL.includes(id) && current?.[id] !== undefined),
  );
  const serviceTiers = Object.keys(current?.service_tiers ?? {});
  const submit = form.handleSubmit(async (wanted) => {
    try {
      await save(priceRequestOf(wanted, current, zone));
    } catch (failure) {
      showProblem(form, failure, ['model', 'provider', 'valid_from', 'source', ...RATES.map(({ id }) => id)]);
    }
  });

  return (
    <FormDrawer
      isOpen={model !== null}
      title={`Set the price of ${model?.name ?? ''}`}
      about="USD per 1,000,000 tokens. Requests from that moment on cost this; older ones only after re-pricing."
      onClose={onClose}
      onSubmit={() => void submit()}
      submit="Set the price"
      isBusy={form.formState.isSubmitting}
      problem={formProblem(form)}
      size={560}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextField control={control} name="model" label="Model" required />
        <SelectField
          control={control}
          name="provider"
          label="At"
          data={[
            { value: '', label: 'Any provider' },
            ...[...new Set([...providers, ...(values.provider ? [values.provider] : [])])].map((id) => ({
              value: id,
              label: id,
            })),
          ]}
        />
      </SimpleGrid>
      <SwitchField
        control={control}
        name="prefix"
        label="Also for longer names"
        description="Every model whose name begins so, where none has a price of its own."
      />
      <div className={classes.rates}>
        {RATES.filter(({ id }) => showsAll || USUAL.includes(id)).map(({ id, label }) => (
          <TextField
            key={id}
            control={control}
            name={id}
            label={label}
            leftSection="$"
            inputMode="decimal"
            placeholder={id === 'output_reasoning' ? 'as output' : '—'}
          />
        ))}
      </div>
      {!showsAll && (
        <Anchor component="button" type="button" size="sm" onClick={() => setShowsAll(true)}>
          Cache writes, audio and reasoning apart
        </Anchor>
      )}
      <FormPart
        title="Long prompts"
        about="Another price for requests whose prompt is longer; what is empty costs as above."
      >
        {tiers.fields.map((tier, index) => (
          <Tier key={tier.id} control={control} index={index} onRemove={() => tiers.remove(index)} />
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => tiers.append({ above_prompt_tokens: '200000', ...NO_RATES })}
        >
          Add a step
        </Button>
      </FormPart>
      {serviceTiers.length > 0 && (
        <Text size="xs" c="dimmed">
          The prices of its service tiers ({serviceTiers.join(', ')}) stay as they are.
        </Text>
      )}
      <FormPart title="From when on">
        <Group grow align="start">
          <SelectField
            control={control}
            name="since"
            label="Valid from"
            data={[
              { value: 'now', label: 'Now' },
              { value: 'date', label: 'A date…' },
            ]}
          />
          {since === 'date' && (
            <TextField control={control} name="valid_from" type="datetime-local" label={`At (${zone})`} />
          )}
        </Group>
        <TextField
          control={control}
          name="source"
          label="Source"
          placeholder="Contract of November, price page, …"
          description="Shown in the history, for whoever asks why."
        />
      </FormPart>
    </FormDrawer>
  );
}

function Tier({
  control,
  index,
  onRemove,
}: {
  control: Control<PriceForm>;
  index: number;
  onRemove: () => void;
}) {
  return (
    <div className={classes.tier}>
      <TextField
        control={control}
        name={`tiers.${index}.above_prompt_tokens`}
        label="Above tokens"
        inputMode="numeric"
      />
      {USUAL.map((id) => (
        <TextField
          key={id}
          control={control}
          name={`tiers.${index}.${id}`}
          label={RATES.find((one) => one.id === id)?.label}
          leftSection="$"
          inputMode="decimal"
        />
      ))}
      <ActionIcon color="red" onClick={onRemove} aria-label={`Remove step ${index + 1}`} mt={24}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
