import { ActionIcon, Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useNow } from './now';
import { liveRequests } from '@/api/live';
import classes from './live.module.css';

type Status = 'paused' | 'connecting' | 'live' | 'lost';

type LiveOptions = {
  isOn: boolean;
  /** Called at most once in a while, with how many requests came. */
  onNews: (howMany: number) => void;
  everyMillis?: number;
};

/** Follows the newest requests by server-sent events; quiet while the page is hidden. */
export function useLive({ isOn, onNews, everyMillis = 2000 }: LiveOptions): Status {
  const [status, setStatus] = useState<Status>(isOn ? 'connecting' : 'paused');
  const tell = useRef(onNews);
  useEffect(() => {
    tell.current = onNews;
  });

  useEffect(() => {
    if (!isOn || typeof EventSource === 'undefined') {
      setStatus('paused');
      return;
    }
    setStatus('connecting');
    const source = new EventSource('/api/ai/events');
    let waiting = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      if (document.hidden) {
        timer = setTimeout(flush, everyMillis);
        return;
      }
      const news = waiting;
      waiting = 0;
      if (news > 0) tell.current(news);
    };
    const take = (event: MessageEvent<string>) => {
      const batch = liveRequests(event.data);
      if (batch.items.length + batch.missed === 0) return;
      waiting += batch.items.length + batch.missed;
      timer ??= setTimeout(flush, everyMillis);
    };
    source.onopen = () => setStatus('live');
    source.onerror = () => setStatus('lost');
    source.addEventListener('requests', take);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [isOn, everyMillis]);

  return status;
}

type LiveButtonProps = {
  isOn: boolean;
  status: Status;
  onToggle: () => void;
};

const WORDS: Record<Status, string> = {
  live: 'Live',
  connecting: 'Connecting',
  lost: 'Reconnecting',
  paused: 'Paused',
};

/** Pauses and resumes, and shows which. */
export function LiveButton({ isOn, status, onToggle }: LiveButtonProps) {
  return (
    <Button
      data-tip={isOn ? 'New requests appear by themselves. Press to pause.' : 'Press to follow new requests'}
      variant="default"
      onClick={onToggle}
      aria-pressed={isOn}
      leftSection={
        isOn ? <span className={classes.dot} data-status={status} /> : <IconPlayerPlay size={14} />
      }
      rightSection={isOn ? <IconPlayerPause size={14} /> : null}
    >
      {WORDS[isOn ? status : 'paused']}
      <span className="visually-hidden">{isOn ? ', press to pause' : ', press to follow new requests'}</span>
    </Button>
  );
}

/** Brings the figures up to now. */
export function RefreshButton({ isBusy = false }: { isBusy?: boolean }) {
  const { advance } = useNow();
  return (
    <ActionIcon
      data-tip="Refresh"
      variant="default"
      size={34}
      onClick={advance}
      loading={isBusy}
      aria-label="Refresh"
    >
      <IconRefresh size={16} />
    </ActionIcon>
  );
}
