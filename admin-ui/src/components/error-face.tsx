import { Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { asApiError } from '@/api/problem';
import classes from './faces.module.css';

/** What is shown where something failed: what happened, the id to look for, and a way to try again. */
export function ErrorFace({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = asApiError(error);
  const FaceIcon = problem.isForbidden ? IconLock : IconAlertTriangle;
  return (
    <div className={classes.face} role="alert">
      <FaceIcon
        size={30}
        stroke={1.5}
        className={problem.isForbidden ? classes.quiet : classes.bad}
        aria-hidden
      />
      <Text fw={620} size="lg">
        {titleOf(problem.status)}
      </Text>
      <Text c="dimmed" maw={480}>
        {problem.message}
      </Text>
      {(problem.requestId ?? problem.status >= 400) && (
        <Group gap={8} justify="center">
          <Text size="xs" c="dimmed">
            {problem.status} {problem.code}
          </Text>
          {problem.requestId && (
            <CopyButton value={problem.requestId}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="default" onClick={copy} title="Copy the request id">
                  {copied ? 'Copied' : <Code bg="transparent">{problem.requestId}</Code>}
                </Button>
              )}
            </CopyButton>
          )}
        </Group>
      )}
      {problem.isUnauthorized && (
        <Button
          component={Link}
          to={`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`}
          reloadDocument
        >
          Sign in
        </Button>
      )}
      {onRetry && !problem.isForbidden && !problem.isUnauthorized && (
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

function titleOf(status: number): string {
  switch (status) {
    case 0:
      return 'No answer';
    case 401:
      return 'You are signed out';
    case 403:
      return 'You may not see this';
    case 404:
      return 'It is not there';
    case 503:
      return 'Not available right now';
    default:
      return status < 500 ? 'That did not work' : 'Something broke';
  }
}
