import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done } from '@/api/client';
import { asApiError } from '@/api/problem';
import { Panel } from '@/components/panel';
import classes from './my-usage.module.css';

/** Changes one's own password. */
export function Password() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const changing = useMutation({
    mutationFn: () => done(api.POST('/api/ai/me/password', { body: { current, new: next } })),
    onSuccess: () => {
      setCurrent('');
      setNext('');
    },
  });
  const eye = { 'aria-label': 'Show the password' };
  return (
    <Panel title="Password">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          changing.mutate();
        }}
      >
        <Stack gap="sm">
          {changing.isError && (
            <Alert color="red" role="alert">
              {asApiError(changing.error).message}
            </Alert>
          )}
          {changing.isSuccess && (
            <Alert color="green" role="status">
              The password was changed.
            </Alert>
          )}
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            value={current}
            visibilityToggleButtonProps={eye}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            value={next}
            visibilityToggleButtonProps={eye}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="light" disabled={!current || !next} loading={changing.isPending}>
              Change it
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
