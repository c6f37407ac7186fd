import type uPlot from 'uplot';
import type { TimeChartProps } from './time-chart-props';
import classes from './time-chart.module.css';

/** What the bucket under the pointer holds; a click picks it. */
export function tooltip(
  latest: { readonly current: TimeChartProps },
  name: (index: number) => string,
): uPlot.Plugin {
  const box = document.createElement('div');
  box.className = classes.tooltip ?? '';
  let shown: number | null = null;
  let downAt = 0;

  const indexAt = (plot: uPlot): number | null => {
    const left = plot.cursor.left ?? -1;
    if (left < 0) return null;
    if (latest.current.kind === 'lines') return plot.cursor.idx ?? null;
    const at = plot.posToVal(left, 'x');
    const xs = plot.data[0];
    for (let i = xs.length - 1; i >= 0; i--) {
      if ((xs[i] ?? 0) <= at) return i;
    }
    return null;
  };

  return {
    hooks: {
      init: (plot) => {
        plot.over.append(box);
        plot.over.addEventListener('mousedown', (event) => {
          downAt = event.clientX;
        });
        // A drag ends in a click too.
        plot.over.addEventListener('click', (event) => {
          if (shown !== null && Math.abs(event.clientX - downAt) < 6) latest.current.onPick?.(shown);
        });
        if (latest.current.onPick) plot.over.style.cursor = 'pointer';
      },
      setCursor: (plot) => {
        const index = indexAt(plot);
        shown = index;
        if (index === null) {
          box.style.display = 'none';
          return;
        }
        draw(box, latest.current, name(index), index);
        box.style.display = 'block';
        const left = plot.cursor.left ?? 0;
        const isRight = left > plot.over.clientWidth / 2;
        box.style.left = isRight ? 'auto' : `${left + 14}px`;
        box.style.right = isRight ? `${plot.over.clientWidth - left + 14}px` : 'auto';
      },
    },
  };
}

/** Built node by node: text of the server is never HTML. */
function draw(box: HTMLElement, props: TimeChartProps, title: string, index: number): void {
  const head = element('div', classes.tooltipTitle, title);
  const rows = props.series
    .filter((one) => one.values[index] !== null && (props.kind === 'lines' || (one.values[index] ?? 0) !== 0))
    .map((one) => {
      const row = element('div', classes.tooltipRow);
      const swatch = element('span', classes.swatch);
      swatch.style.background = `var(${one.color})`;
      row.append(
        swatch,
        element('span', classes.tooltipName, one.name),
        element('b', undefined, props.format(one.values[index] ?? 0, one, index)),
      );
      return row;
    })
    .reverse();
  const sum = props.total ? [element('div', classes.tooltipTotal, props.total(index))] : [];
  const nothing = rows.length === 0 ? [element('div', classes.tooltipName, 'Nothing')] : [];
  box.replaceChildren(head, ...sum, ...rows, ...nothing);
}

function element(tag: string, name?: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}
