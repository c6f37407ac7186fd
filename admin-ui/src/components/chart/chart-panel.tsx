import { ActionIcon } from '@mantine/core';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { csv, download } from '@/lib/csv';
import { Panel } from '../panel';
import classes from './chart-panel.module.css';
import { bucketName, TimeChart } from './time-chart';
import type { TimeChartProps } from './time-chart-props';

type ChartPanelProps = TimeChartProps & {
  title: string;
  about?: ReactNode;
  /** Stands before the buttons. */
  tools?: ReactNode;
  filename: string;
};

/** A chart with its legend, its table and its CSV. */
export function ChartPanel({ title, about, tools, filename, ...chart }: ChartPanelProps) {
  const [isTable, setTable] = useState(false);
  const { series, times, bucket, zone, height = 220, fills } = chart;
  const text = useMemo(
    () => (index: number, at: number) =>
      series[at]?.exact?.[index] ?? String(series[at]?.values[index] ?? ''),
    [series],
  );
  const save = () =>
    download(
      `${filename}.csv`,
      csv(
        [bucket, ...series.map((one) => one.name)],
        times.map((time, index) => [new Date(time).toISOString(), ...series.map((_, at) => text(index, at))]),
      ),
    );

  return (
    <Panel
      title={title}
      about={about}
      fills={fills}
      tools={
        <>
          {tools}
          <ActionIcon
            data-tip={isTable ? 'Show the chart' : 'Show the figures'}
            onClick={() => setTable(!isTable)}
            aria-label={isTable ? `Show ${title} as a chart` : `Show ${title} as a table`}
          >
            {isTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
          </ActionIcon>
          <ActionIcon data-tip="Download as CSV" onClick={save} aria-label={`Download ${title} as CSV`}>
            <IconDownload size={16} />
          </ActionIcon>
        </>
      }
    >
      {isTable ? (
        <div
          className={classes.table}
          role="region"
          aria-label={`${title}, figures`}
          tabIndex={0}
          data-fills={fills || undefined}
          style={fills ? { minHeight: height } : { height }}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{bucket}</th>
                {series.map((one) => (
                  <th key={one.name} scope="col">
                    {one.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {times.map((time, index) => (
                <tr key={time}>
                  <th scope="row">{bucketName(time, bucket, zone)}</th>
                  {series.map((one) => {
                    const value = one.values[index];
                    return (
                      <td key={one.name}>
                        {value === null || value === undefined ? '—' : chart.format(value, one, index)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <TimeChart {...chart} />
      )}
      {series.length > 1 && !isTable && (
        <ul className={classes.legend} aria-label="Legend">
          {series.map((one) => (
            <li key={one.name}>
              <span style={{ background: `var(${one.color})` }} />
              {one.name}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
