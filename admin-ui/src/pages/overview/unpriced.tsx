import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unpricedQuery } from '@/api/catalog';
import { may, meQuery } from '@/api/session';
import { EmptyFace } from '@/components/empty-face';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { BarList } from '@/components/usage/bar-list';
import { useView } from '@/components/view';
import { ago, plural } from '@/lib/format';
import { useNow } from '@/components/now';
import classes from './overview.module.css';

/** The models that were used and have no price: what the sums leave out. */
export function Unpriced() {
  const view = useView();
  const { now } = useNow();
  const { data: me } = useQuery(meQuery);
  const isAdmin = may(me, 'admin');
  const found = useQuery({ ...unpricedQuery(view.query.from, view.query.to), enabled: isAdmin });
  if (!isAdmin) return null;
  return (
    <Panel
      title="Models without a price"
      about="their cost is in no sum"
      tools={
        <Link to="/models" className={classes.more}>
          Set prices
        </Link>
      }
    >
      <Loaded query={found}>
        {(models) =>
          models.length === 0 ? (
            <EmptyFace title="Every model has a price">Each request of this range is in the sums.</EmptyFace>
          ) : (
            <BarList
              label="Models without a price"
              bars={models.map((model) => ({
                id: `${model.provider}/${model.model}`,
                name: `${model.model}`,
                size: model.requests ?? 0,
                value: plural(model.requests ?? 0, 'request'),
                aside: ago(model.last_seen, now),
              }))}
              link={(bar, name, className) => (
                <Link
                  to="/requests"
                  search={{ ...view.search, model: bar.id.slice(bar.id.indexOf('/') + 1) }}
                  className={className}
                >
                  {name}
                </Link>
              )}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
