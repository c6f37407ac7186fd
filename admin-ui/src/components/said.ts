import { notifications } from '@mantine/notifications';
import { asApiError } from '@/api/problem';

/** Says in the corner that something was done. */
export function say(message: string, title?: string): void {
  notifications.show({
    message,
    color: 'weir',
    closeButtonProps: { 'aria-label': 'Close' },
    ...(title ? { title } : {}),
  });
}

/** Says in the corner why something was not done. */
export function sayProblem(error: unknown): void {
  notifications.show({
    title: 'That did not work',
    message: asApiError(error).message,
    color: 'red',
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': 'Close' },
  });
}
