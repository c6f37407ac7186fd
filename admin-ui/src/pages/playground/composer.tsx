import { ActionIcon, FileButton, Textarea, Tooltip } from '@mantine/core';
import { IconPhotoPlus, IconPlayerStopFilled, IconSend2, IconX } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { Message } from './chat';
import classes from './playground.module.css';

type ComposerProps = {
  /** Models, key and parameters are there. */
  isReady: boolean;
  isRunning: boolean;
  onSend: (content: Message['content']) => void;
  onStop: () => void;
};

/** Where a message is written, with an image beside it. */
export function Composer({ isReady, isRunning, onSend, onStop }: ComposerProps) {
  const [question, setQuestion] = useState('');
  const [image, setImage] = useState<string | null>(null);
  const canSend = question.trim() !== '' && isReady && !isRunning;

  const send = () => {
    if (!canSend) return;
    const text = question.trim();
    setQuestion('');
    setImage(null);
    onSend(
      image
        ? [
            { type: 'text', text },
            { type: 'image_url', image_url: { url: image } },
          ]
        : text,
    );
  };

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {image && (
        <div className={classes.image}>
          <img src={image} alt="What is sent along" />
          <ActionIcon
            size="sm"
            variant="default"
            onClick={() => setImage(null)}
            aria-label="Remove the image"
          >
            <IconX size={13} />
          </ActionIcon>
        </div>
      )}
      <Textarea
        className={classes.question ?? ''}
        aria-label="Message"
        placeholder="Your message; Enter sends, Shift Enter makes a new line"
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={10}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            send();
          }
        }}
      />
      <FileButton
        accept="image/png,image/jpeg,image/webp,image/gif"
        onChange={(file) => void dataUrl(file).then(setImage)}
      >
        {(props) => (
          <Tooltip label="Add an image">
            <ActionIcon {...props} size={34} aria-label="Add an image">
              <IconPhotoPlus size={18} />
            </ActionIcon>
          </Tooltip>
        )}
      </FileButton>
      {isRunning ? (
        <ActionIcon size={34} variant="filled" color="red" onClick={onStop} aria-label="Stop">
          <IconPlayerStopFilled size={16} />
        </ActionIcon>
      ) : (
        <ActionIcon
          type="submit"
          size={34}
          variant="filled"
          color="weir"
          disabled={!canSend}
          aria-label="Send"
        >
          <IconSend2 size={17} />
        </ActionIcon>
      )}
    </form>
  );
}

async function dataUrl(file: File | null): Promise<string | null> {
  if (!file) return null;
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
