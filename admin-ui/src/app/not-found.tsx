import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyFace } from '@/components/empty-face';

export function NotFound() {
  return (
    <EmptyFace
      title="There is nothing at this address"
      action={
        <Button component={Link} to="/" variant="light">
          Go to the overview
        </Button>
      }
    >
      The link may be old, or a letter is missing.
    </EmptyFace>
  );
}
