import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { TimeChart } from './time-chart';

const heights = vi.hoisted((): number[] => []);
vi.mock('uplot', () => ({
  default: class {
    constructor(options: { height: number }) {
      heights.push(options.height);
    }
    destroy() {}
    setSize() {}
    static tzDate = (date: Date) => date;
  },
}));

function chart(fills: boolean): HTMLElement {
  const { container } = render(
    <MantineProvider env="test">
      <TimeChart
        times={[0, 3_600_000]}
        series={[{ name: 'one', color: '--series-1', values: [1, 2] }]}
        kind="bars"
        bucket="hour"
        zone="UTC"
        height={262}
        fills={fills}
        format={String}
        axis={String}
      />
    </MantineProvider>,
  );
  return container.querySelector<HTMLElement>('[aria-hidden]')!;
}

test('a chart is as high as it is told, or as the place that it fills', () => {
  expect(chart(false)).toHaveStyle({ height: '262px' });
  expect(chart(true)).toHaveStyle({ minHeight: '262px' });
  // The tests' page says of every element that it is 600 pixels high.
  expect(heights).toEqual([262, 600]);
});
