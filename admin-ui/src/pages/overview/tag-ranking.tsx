import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { EmptyFace } from '@/components/empty-face';
import { Panel } from '@/components/panel';
import { useTagNames } from '@/components/usage/dimensions';
import { useView } from '@/components/view';
import { Ranking } from './ranking';
import classes from './overview.module.css';

/** The values of one tag; `feature` unless another is chosen. */
export function TagRanking() {
  const view = useView();
  const names = useTagNames(view.query);
  const [chosen, setChosen] = useState<string | null>(null);
  const name = chosen ?? names[0];
  if (name === undefined) {
    return (
      <Panel title="Tags">
        <EmptyFace title="No tags in this range">
          Send the header <span className="mono">x-tags: feature:search</span> to see what each feature costs.
        </EmptyFace>
      </Panel>
    );
  }
  return (
    <Ranking
      dimension={`tag:${name}`}
      title={`Tag ${name}`}
      tools={
        names.length > 1 && (
          <NativeSelect
            size="xs"
            className={classes.switch ?? ''}
            aria-label="Tag"
            data={names}
            value={name}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )
      }
    />
  );
}
