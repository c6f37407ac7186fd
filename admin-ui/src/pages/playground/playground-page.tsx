import { Button, Collapse, MultiSelect, PasswordInput, Select, Switch, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconTerminal2, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { keysQuery, modelsQuery } from '@/api/catalog';
import { may, meQuery } from '@/api/session';
import { EmptyFace } from '@/components/empty-face';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import type { Message } from './chat';
import { choices, parametersOf } from './choices';
import { Composer } from './composer';
import { useTemporaryKey } from './key';
import { useLanes } from './lanes';
import classes from './playground.module.css';
import { TurnView } from './turn';

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
  const [isMore, more] = useDisclosure(false);

  const models = (search.models ?? '').split(',').filter(Boolean).slice(0, MOST_MODELS);
  const parent = usable.find((key) => key.id === keyId) ?? usable[0];
  const parameters = parametersOf(extra);
  const hasKey = isAdmin ? pasted !== '' || parent !== undefined : pasted !== '';
  const isReady = models.length > 0 && hasKey && parameters !== null;

  const send = (content: Message['content']) => {
    if (parameters === null) return;
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

      <Composer isReady={isReady} isRunning={lanes.isRunning} onSend={send} onStop={lanes.stop} />
    </Page>
  );
}
