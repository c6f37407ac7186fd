import {
  ActionIcon,
  Button,
  Collapse,
  FileButton,
  MultiSelect,
  PasswordInput,
  Select,
  Switch,
  Textarea,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconChevronDown,
  IconPhotoPlus,
  IconPlayerStopFilled,
  IconSend2,
  IconTerminal2,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { keysQuery, modelsQuery } from '@/api/catalog';
import { isRecord } from '@/api/problem';
import { may, meQuery } from '@/api/session';
import { EmptyFace } from '@/components/empty-face';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import type { Message } from './chat';
import { useTemporaryKey } from './key';
import { Lane } from './lane';
import { useLanes, type Turn } from './lanes';
import classes from './playground.module.css';

const MOST_MODELS = 4;

/** A chat with up to four models side by side, through the gateway and with the limits of a key. */
export function PlaygroundPage() {
  const search = useSearch({ from: '/shell/playground' });
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, 'admin');
  const catalog = useQuery(modelsQuery);
  const keys = useQuery({ ...keysQuery, enabled: isAdmin });
  const usable = (keys.data ?? []).filter((key) => !key.refused && key.tags?.via !== 'playground');
  const temporary = useTemporaryKey();
  const lanes = useLanes();

  const [keyId, setKeyId] = useState<string | null>(null);
  const [pasted, setPasted] = useState('');
  const [system, setSystem] = useState('');
  const [extra, setExtra] = useState('');
  const [isStreamed, setStreamed] = useState(true);
  const [question, setQuestion] = useState('');
  const [image, setImage] = useState<string | null>(null);
  const [isMore, more] = useDisclosure(false);

  const models = (search.models ?? '').split(',').filter(Boolean).slice(0, MOST_MODELS);
  const parent = usable.find((key) => key.id === keyId) ?? usable[0];
  const parameters = parametersOf(extra);
  const hasKey = isAdmin ? pasted !== '' || parent !== undefined : pasted !== '';
  const canSend =
    question.trim() !== '' && models.length > 0 && hasKey && parameters !== null && !lanes.isRunning;

  const send = () => {
    if (!canSend || parameters === null) return;
    const text = question.trim();
    const content: Message['content'] = image
      ? [
          { type: 'text', text },
          { type: 'image_url', image_url: { url: image } },
        ]
      : text;
    setQuestion('');
    setImage(null);
    void lanes.send({
      question: { role: 'user', content },
      models,
      system,
      isStreamed,
      extra: parameters,
      secret: async () => {
        if (pasted !== '') return pasted.trim();
        if (!parent) throw new Error('choose a gateway key');
        return temporary(parent);
      },
    });
  };

  return (
    <Page
      title="Playground"
      about="through the gateway, with the limits of a key; every try stands in the ledger"
      tools={
        lanes.turns.length > 0 && (
          <Button variant="default" leftSection={<IconTrash size={15} />} onClick={lanes.clear}>
            Start over
          </Button>
        )
      }
    >
      <Panel>
        <div className={classes.settings}>
          <MultiSelect
            className={classes.models ?? ''}
            label="Models"
            description={`up to ${MOST_MODELS}, side by side`}
            placeholder={models.length === 0 ? 'Choose a model' : ''}
            data={choices(catalog.data, models)}
            value={models}
            maxValues={MOST_MODELS}
            searchable
            limit={80}
            onChange={(next) =>
              void navigate({
                to: '/playground',
                search: next.length > 0 ? { models: next.join(',') } : {},
                replace: true,
              })
            }
          />
          {isAdmin && usable.length > 0 ? (
            <Select
              label="As the key"
              description="a copy of it for 15 minutes"
              data={usable.map((key) => ({ value: key.id ?? '', label: key.name ?? key.id ?? '' }))}
              value={parent?.id ?? null}
              allowDeselect={false}
              searchable
              onChange={setKeyId}
            />
          ) : (
            <PasswordInput
              label="Gateway key"
              description="kept in this page only"
              placeholder="sk-weir-…"
              autoComplete="off"
              value={pasted}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the key' }}
              onChange={(event) => setPasted(event.currentTarget.value)}
            />
          )}
          <Button
            variant="subtle"
            color="gray"
            c="dimmed"
            rightSection={<IconChevronDown size={14} style={{ rotate: isMore ? '180deg' : undefined }} />}
            onClick={more.toggle}
            aria-expanded={isMore}
          >
            More settings
          </Button>
        </div>
        <Collapse expanded={isMore}>
          <div className={classes.more}>
            <Textarea
              label="System prompt"
              autosize
              minRows={3}
              maxRows={8}
              value={system}
              onChange={(event) => setSystem(event.currentTarget.value)}
            />
            <Textarea
              label="Parameters, as JSON"
              placeholder='{"temperature": 0.2, "max_tokens": 400, "response_format": {"type": "json_object"}}'
              classNames={{ input: 'mono' }}
              autosize
              minRows={3}
              maxRows={8}
              value={extra}
              error={parameters === null ? 'This is no JSON object' : null}
              onChange={(event) => setExtra(event.currentTarget.value)}
            />
            <Switch
              label="Streamed"
              checked={isStreamed}
              onChange={(event) => setStreamed(event.currentTarget.checked)}
            />
          </div>
        </Collapse>
      </Panel>

      <div className={classes.turns} aria-live="polite">
        {lanes.turns.length === 0 && (
          <EmptyFace title="Ask something" icon={IconTerminal2}>
            Choose one to four models and send a message. The first token, the time, the tokens and the cost
            of each answer are shown below it.
          </EmptyFace>
        )}
        {lanes.turns.map((turn, index) => (
          <TurnView key={index} turn={turn} />
        ))}
      </div>

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
        {lanes.isRunning ? (
          <ActionIcon size={34} variant="filled" color="red" onClick={lanes.stop} aria-label="Stop">
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
    </Page>
  );
}

function TurnView({ turn }: { turn: Turn }) {
  const { content } = turn.question;
  const parts = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  return (
    <section className={classes.turn}>
      <div className={classes.asked}>
        {parts.map((part, index) =>
          part.type === 'text' ? (
            <p key={index}>{part.text}</p>
          ) : (
            <img key={index} src={part.image_url.url} alt="What was sent along" />
          ),
        )}
      </div>
      <div className={classes.lanes} data-count={Object.keys(turn.answers).length}>
        {Object.entries(turn.answers).map(([model, answer]) => (
          <Lane key={model} model={model} answer={answer} />
        ))}
      </div>
    </section>
  );
}

type Catalog = {
  items?:
    | { name?: string | null; usable?: boolean | null; kind?: string | null; provider?: string | null }[]
    | null;
  aliases?: { name?: string | null }[] | null;
};

/** Aliases, then the models that can be used now, by provider. */
function choices(catalog: Catalog | undefined, chosen: readonly string[]) {
  const groups = new Map<string, Set<string>>();
  const add = (group: string, name: string | null | undefined) => {
    if (!name) return;
    groups.set(group, (groups.get(group) ?? new Set()).add(name));
  };
  catalog?.aliases?.forEach((alias) => add('Aliases', alias.name));
  catalog?.items
    ?.filter((model) => model.usable && model.kind !== 'embedding' && model.kind !== 'embeddings')
    .forEach((model) => add(model.provider ?? 'others', model.name));
  const seen = new Set<string>();
  const data = [...groups].map(([group, names]) => ({
    group,
    items: [...names].filter((name) => !seen.has(name) && Boolean(seen.add(name))),
  }));
  const unknown = chosen.filter((name) => !seen.has(name));
  return unknown.length > 0 ? [{ group: 'Chosen', items: unknown }, ...data] : data;
}

/** The parameters, or null where the text is no JSON object. */
export function parametersOf(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
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
