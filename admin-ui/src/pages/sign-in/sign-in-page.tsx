import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { asApiError } from '@/api/problem';
import { meQuery, signIn } from '@/api/session';
import { Logo } from '@/components/logo';
import classes from './sign-in-page.module.css';

/** Signs a person in by name and password. */
export function SignInPage() {
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const { next } = useSearch({ from: '/sign-in' });
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    document.title = 'Sign in · Weir';
  }, []);

  const entering = useMutation({
    mutationFn: () => signIn(user, password),
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(meQuery.queryKey, me);
      router.history.push(ownPath(next));
    },
  });

  return (
    <main className={classes.page}>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          entering.mutate();
        }}
      >
        <Stack gap="md">
          <div className={classes.brand}>
            <Logo size={40} />
            <Title order={1} size={24}>
              Sign in to Weir
            </Title>
            <Text c="dimmed" size="sm">
              What your AI costs, who uses it, and whether it is healthy.
            </Text>
          </div>
          {entering.isError && (
            <Alert color="red" variant="light" role="alert">
              {asApiError(entering.error).message}
            </Alert>
          )}
          <TextInput
            label="Name"
            name="username"
            autoComplete="username"
            required
            withAsterisk={false}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={entering.isPending}>
            Sign in
          </Button>
          <Text size="xs" c="dimmed">
            The first admin is called <b>admin</b>; the password was printed at the first start and stands in
            the file <span className="mono">admin-password</span> of the data folder.
          </Text>
        </Stack>
      </form>
    </main>
  );
}

/** Only a path of ours: never another site. */
export function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
