import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { snippets, type SnippetTarget } from '@/lib/snippets';
import { Copy } from './copy';
import classes from './snippets.module.css';

/** A first request in each language, ready to be pasted. */
export function Snippets(target: SnippetTarget) {
  const [chosen, setChosen] = useState<string | null>('curl');
  return (
    <Tabs value={chosen} onChange={setChosen} classNames={{ list: classes.list }} keepMounted={false}>
      <Tabs.List aria-label="Language">
        {snippets(target).map((snippet) => (
          <Tabs.Tab key={snippet.id} value={snippet.id}>
            {snippet.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {snippets(target).map((snippet) => (
        <Tabs.Panel key={snippet.id} value={snippet.id}>
          <CodeBlock text={snippet.text} what={`Copy the ${snippet.label} snippet`} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** Text to be pasted somewhere. */
export function CodeBlock({ text, what }: { text: string; what: string }) {
  return (
    <div className={classes.block}>
      <pre role="region" aria-label={what.replace(/^Copy /, '')} tabIndex={0}>
        <code>{text}</code>
      </pre>
      <div className={classes.copy}>
        <Copy value={text} what={what} />
      </div>
    </div>
  );
}
