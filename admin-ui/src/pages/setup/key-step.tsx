import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asApiError } from '@/api/problem';
import type { KeyView } from '@/api/types';
import { SecretBox } from '@/components/once-secret';
import { Notice } from '@/components/notice';
import { useMakeKey } from './queries';
import classes from './setup.module.css';
import { Step } from './step';

type KeyStepProps = {
  /** The key that was made here, with its text. */
  made: KeyView | null;
  isReady: boolean;
  /** A request came through already: some key works. */
  isProven: boolean;
  hasKeys: boolean;
  onMade: (key: KeyView) => void;
};

/** The second step: a gateway key, shown once. */
export function KeyStep({ made, isReady, isProven, hasKeys, onMade }: KeyStepProps) {
  const [name, setName] = useState('first-app');
  const making = useMakeKey();
  return (
    <Step
      number={2}
      title="Make a gateway key"
      about={
        made
          ? 'It is shown only now and only here. Copy it to where your application finds it.'
          : 'Your application sends this key instead of the provider’s. Its costs, limits and requests are its own.'
      }
      state={made || isProven ? 'done' : isReady ? 'now' : 'waiting'}
    >
      {made ? (
        <SecretBox secret={made.key ?? ''} what="key" />
      ) : isReady ? (
        <>
          <form
            className={classes.row}
            onSubmit={(event) => {
              event.preventDefault();
              making.mutate(name.trim(), {
                onSuccess: (key) => {
                  onMade(key);
                  making.reset();
                },
              });
            }}
          >
            <TextInput
              label="Name"
              description={hasKeys ? 'Keys exist already; their text cannot be shown again.' : undefined}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              required
              withAsterisk={false}
              maxLength={100}
            />
            <Button type="submit" loading={making.isPending} disabled={name.trim() === ''}>
              Make the key
            </Button>
          </form>
          {making.isError && (
            <Notice tone="bad" isUrgent>
              {asApiError(making.error).message}
            </Notice>
          )}
        </>
      ) : null}
    </Step>
  );
}
