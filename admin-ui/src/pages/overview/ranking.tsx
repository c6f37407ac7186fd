import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { groupsQuery, type Dimension } from '@/api/usage';
import { EmptyFace } from '@/components/empty-face';
import { Usd } from '@/components/figures';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { BarList, BarListSkeleton } from '@/components/usage/bar-list';
import { groupFilter, useGroupName } from '@/components/usage/dimensions';
import { sumShown } from '@/components/usage/metrics';
import { useView } from '@/components/view';
import { plural, short } from '@/lib/format';
import { forPlot } from '@/lib/money';
import classes from './overview.module.css';

type RankingProps = {
  dimension: Dimension;
  title: ReactNode;
  /** What a click on a group is grouped by in turn. */
  then?: Dimension;
  tools?: ReactNode;
};

const MOST = 6;

/** The groups that cost most; a click explores one. */
export function Ranking({ dimension, title, then, tools }: RankingProps) {
  const view = useView();
  const groups = useQuery(groupsQuery(view.query, dimension, 'cost'));
  const nameOf = useGroupName(dimension);
  const next = then ?? (dimension === 'model' ? 'key' : 'model');

  return (
    <Panel
      title={title}
      tools={
        <>
          {tools}
          <Link to="/usage" search={{ ...view.search, by: dimension }} className={classes.more}>
            Explore
          </Link>
        </>
      }
    >
      <Loaded query={groups} waiting={<BarListSkeleton />}>
        {(found) =>
          found.length === 0 ? (
            <EmptyFace title="Nothing yet">No request in this range.</EmptyFace>
          ) : (
            <BarList
              label={`Cost by ${dimension}`}
              bars={found.slice(0, MOST).map(({ value, figures }) => ({
                id: value ?? '',
                name: nameOf(value),
                size: forPlot(figures.cost_usd),
                value: <Usd amount={sumShown(figures)} />,
                aside: `${short(figures.requests)} ${figures.requests === 1 ? 'request' : 'requests'}`,
              }))}
              link={(bar, name, className) => {
                const filter = groupFilter(view.search, dimension, bar.id === '' ? null : bar.id);
                return filter === null ? (
                  name
                ) : (
                  <Link to="/usage" search={{ ...view.search, ...filter, by: next }} className={className}>
                    {name}
                  </Link>
                );
              }}
            />
          )
        }
      </Loaded>
      {groups.data && groups.data.length > MOST && (
        <p className={classes.quiet}>{plural(groups.data.length - MOST, 'more', 'more')}</p>
      )}
    </Panel>
  );
}
