import { Anchor, Button, Group } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { useCreateProvider } from '@/api/providers';
import type { ProviderView } from '@/api/types';
import { SecretField, TextField, WordsField } from '@/components/form/fields';
import { formProblem, showProblem } from '@/components/form/problem';
import { ProviderMark } from '@/components/provider-mark';
import { ProviderTiles } from '@/components/provider-tiles';
import { Notice } from '@/components/notice';
import { knownProvider } from '@/lib/providers';
import classes from './setup.module.css';
import { Step } from './step';

const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]*$/, 'A key has no white space in it');

const known = z.object({
  provider: z.string(),
  api_key: key.min(1, 'Paste the key'),
  base_url: z.string(),
  prefixes: z.array(z.string()),
});

const custom = z.object({
  provider: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}$/, '1 to 63 letters, digits, . _ -'),
  api_key: key,
  base_url: z.string().regex(/^https?:\/\/[^\s/]+/, 'A web address, such as http://host:8000/v1'),
  prefixes: z.array(z.string()).min(1, 'How the names of its models begin'),
});

type ProviderEntry = z.infer<typeof known>;

const EMPTY: ProviderEntry = { provider: '', api_key: '', base_url: '', prefixes: [] };

/** The first step: a provider with a key that works. */
export function ProviderStep({ providers }: { providers: readonly ProviderView[] }) {
  const [wantsMore, setWantsMore] = useState(false);
  const isDone = providers.length > 0;
  return (
    <Step
      number={1}
      title="Connect a provider"
      about={
        isDone && !wantsMore
          ? undefined
          : 'Weir sends your requests there. The key is tested, then kept sealed; nobody can read it again.'
      }
      state={isDone ? 'done' : 'now'}
      tools={
        isDone &&
        !wantsMore && (
          <Button variant="default" size="xs" onClick={() => setWantsMore(true)}>
            Add another
          </Button>
        )
      }
    >
      {isDone && (
        <div className={classes.names}>
          {providers.map((provider) => (
            <span key={provider.id}>
              <ProviderMark id={provider.id} name={provider.display_name} size={22} />
              {provider.display_name}
            </span>
          ))}
        </div>
      )}
      {(!isDone || wantsMore) && (
        <Entry taken={providers.map((provider) => provider.id)} onDone={() => setWantsMore(false)} />
      )}
    </Step>
  );
}

function Entry({ taken, onDone }: { taken: readonly string[]; onDone: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const isCustom = chosen === 'custom';
  const create = useCreateProvider();
  const form = useForm<ProviderEntry>({
    resolver: zodResolver(isCustom ? custom : known),
    defaultValues: EMPTY,
  });
  const provider = chosen ? knownProvider(chosen) : undefined;
  const problem = formProblem(form);
  const submit = form.handleSubmit(async (values) => {
    try {
      await create.mutateAsync(
        isCustom
          ? {
              provider: values.provider.toLowerCase(),
              base_url: values.base_url.trim(),
              prefixes: values.prefixes,
              dialect: 'openai',
              ...(values.api_key ? { api_key: values.api_key } : { credential: 'none' }),
            }
          : { provider: values.provider, api_key: values.api_key },
      );
      form.reset(EMPTY);
      setChosen(null);
      onDone();
    } catch (failure) {
      showProblem(form, failure, ['provider', 'api_key', 'base_url', 'prefixes']);
    }
  });
  return (
    <>
      <ProviderTiles
        value={chosen}
        taken={taken}
        onChange={(id) => {
          setChosen(id);
          form.reset({ ...EMPTY, provider: id === 'custom' ? '' : id });
        }}
      />
      {chosen && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
          style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        >
          {isCustom && (
            <>
              <Group grow align="start">
                <TextField control={form.control} name="provider" label="Id" placeholder="our-vllm" />
                <TextField
                  control={form.control}
                  name="base_url"
                  label="Address"
                  placeholder="http://10.0.0.12:8000/v1"
                />
              </Group>
              <WordsField
                control={form.control}
                name="prefixes"
                label="Its models begin with"
                placeholder="llama-"
                description="Such names go there. One is added by Enter."
              />
            </>
          )}
          <div className={classes.row}>
            <SecretField
              key={chosen}
              control={form.control}
              name="api_key"
              label={provider ? `Key of ${provider.name}` : 'Key'}
              placeholder={provider?.placeholder ?? 'Empty where it takes none'}
              description={
                provider && (
                  <>
                    Make one at{' '}
                    <Anchor
                      href={provider.keysAt}
                      target="_blank"
                      rel="noreferrer"
                      size="xs"
                      underline="always"
                    >
                      {new URL(provider.keysAt).host}
                    </Anchor>
                  </>
                )
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
            />
          </div>
          {problem && (
            <Notice tone="bad" isUrgent>
              {problem}
            </Notice>
          )}
          <Group>
            <Button type="submit" loading={form.formState.isSubmitting}>
              Test and save
            </Button>
          </Group>
        </form>
      )}
    </>
  );
}
