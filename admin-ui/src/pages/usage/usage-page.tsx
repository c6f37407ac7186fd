import { Button, CopyButton, Select, Switch } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { isDimension, type Dimension } from '@/api/usage';
import { RefreshButton } from '@/components/live';
import { Page } from '@/components/page';
import { RangePicker } from '@/components/range-picker';
import { DIMENSIONS, dimensionLabel, useTagNames } from '@/components/usage/dimensions';
import { FilterBar } from '@/components/usage/filter-bar';
import { METRICS, metricOf } from '@/components/usage/metrics';
import { useView } from '@/components/view';
import { bucketOf, fits, type Bucket } from '@/lib/time-range';
import { GroupTable } from './group-table';
import { UsageChart } from './usage-chart';
import classes from './usage.module.css';

const BUCKETS: readonly Bucket[] = ['minute', 'hour', 'day', 'week'];
const STANDARD = '7d';

/** Any figure of usage, by any dimension, over any time; the view is its URL. */
export function UsagePage() {
  const view = useView(STANDARD);
  const search = useSearch({ from: '/shell/usage' });
  const metric = metricOf(search.metric);
  const by: Dimension = isDimension(search.by) ? search.by : 'model';
  const bucket =
    BUCKETS.find((one) => one === search.bucket && fits(one, view.range)) ?? bucketOf(view.range);
  const isCompared = search.compare === 'before';
  const tags = useTagNames(view.query);
  const tagChoices = [
    ...new Set([...tags.map((tag): Dimension => `tag:${tag}`), ...(by.startsWith('tag:') ? [by] : [])]),
  ];

  return (
    <Page
      title="Usage"
      about={`${metric.label} by ${dimensionLabel(by).toLowerCase()}`}
      tools={
        <>
          <RangePicker standard={STANDARD} />
          <CopyButton value={window.location.href}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={16} /> : <IconLink size={16} />}
                onClick={copy}
              >
                {copied ? 'Copied' : 'Share'}
              </Button>
            )}
          </CopyButton>
          <RefreshButton />
        </>
      }
    >
      <div className={classes.controls}>
        <Select
          label="Figure"
          data={METRICS.map(({ id, label }) => ({ value: id, label }))}
          value={metric.id}
          allowDeselect={false}
          maxDropdownHeight={420}
          onChange={(id) => view.set({ metric: id === METRICS[0].id ? undefined : (id ?? undefined) })}
        />
        <Select
          label="Grouped by"
          data={[
            {
              group: 'Dimensions',
              items: DIMENSIONS.map((one) => ({ value: one, label: dimensionLabel(one) })),
            },
            ...(tagChoices.length > 0
              ? [
                  {
                    group: 'Tags',
                    items: tagChoices.map((one) => ({ value: one, label: dimensionLabel(one) })),
                  },
                ]
              : []),
          ]}
          value={by}
          allowDeselect={false}
          maxDropdownHeight={420}
          onChange={(next) => view.set({ by: next ?? undefined, sort: undefined })}
        />
        <Select
          label="Bucket"
          data={[
            { value: 'auto', label: `Automatic (${bucketOf(view.range)})` },
            ...BUCKETS.map((one) => ({
              value: one,
              label: `A ${one}`.replace('A hour', 'An hour'),
              disabled: !fits(one, view.range),
            })),
          ]}
          value={search.bucket && fits(bucket, view.range) && search.bucket === bucket ? bucket : 'auto'}
          allowDeselect={false}
          onChange={(next) => view.set({ bucket: next === 'auto' ? undefined : (next ?? undefined) })}
        />
        <Switch
          className={classes.compare ?? ''}
          label="Compare with the period before"
          checked={isCompared}
          onChange={(event) => view.set({ compare: event.currentTarget.checked ? 'before' : undefined })}
        />
      </div>
      <FilterBar standard={STANDARD} />
      <UsageChart view={view} metric={metric} by={by} bucket={bucket} isCompared={isCompared} />
      <GroupTable view={view} by={by} metric={metric} isCompared={isCompared} sort={search.sort} />
    </Page>
  );
}
