import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { KeyView } from '@/api/types';

const OVERLAPS = [
  { value: '0', label: 'Stop at once', about: 'For a key that leaked.' },
  { value: '3600', label: 'One hour more', about: 'For one deployment.' },
  { value: '86400', label: 'One day more', about: 'The usual way.' },
  { value: '604800', label: 'One week more', about: 'For keys that sit in many places.' },
];

type RotateDialogProps = {
  known: KeyView | null;
  isBusy: boolean;
  onRotate: (overlapSeconds: number) => void;
  onClose: () => void;
};

/** Asks how long the former text of a key stays good. */
export function RotateDialog({ known, isBusy, onRotate, onClose }: RotateDialogProps) {
  const [overlap, setOverlap] = useState('86400');
  return (
    <Modal
      opened={known !== null}
      onClose={onClose}
      title={`Rotate ${known?.name ?? ''}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onRotate(Number(overlap));
        }}
      >
        <Stack>
          <Text size="sm">
            A new text is made for this key; its name, limits, tags and history stay. How long shall the
            former text still work?
          </Text>
          <Radio.Group value={overlap} onChange={setOverlap} aria-label="The former text works">
            <Stack gap={10}>
              {OVERLAPS.map((choice) => (
                <Radio
                  key={choice.value}
                  value={choice.value}
                  label={choice.label}
                  description={choice.about}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy}>
              Make the new key
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
