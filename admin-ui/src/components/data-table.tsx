import { Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { sorted, type Column } from './columns';
import classes from './data-table.module.css';

type DataTableProps<T> = {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
  /** `cost` or `-cost`; kept in the URL by the page. Rows stay as they are without it. */
  sort?: string | undefined;
  onSort?: (sort: string | undefined) => void;
  /** With a height the table scrolls by itself and keeps only the rows in the DOM that are seen. */
  height?: number | string;
  /** Called when the end comes near; absent when there is no more. */
  onMore?: (() => void) | undefined;
  isLoadingMore?: boolean;
  /** How many rows there are in all, where that is known. */
  total?: number;
  /** Enter and a click open the row. */
  onOpen?: (row: T) => void;
  /** A word for the row's look. */
  rowTone?: (row: T) => 'bad' | 'new' | undefined;
  empty?: ReactNode;
};

const ROW = 40;
/** The next rows are asked for when so few are left below. */
const NEAR = 30;

/** A table of real rows and cells, virtualised where it has a height, sorted where a column can be. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { columns, rowId, sort, height, onMore } = props;
  const rows = useMemo(() => sorted(props.rows, columns, sort), [props.rows, columns, sort]);

  const box = useRef<HTMLDivElement>(null);
  const isVirtual = height !== undefined;
  const virtualizer = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 0, height: 600 },
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (isVirtual && onMore && last >= rows.length - NEAR) onMore();
  }, [isVirtual, onMore, last, rows.length]);

  const visible = isVirtual
    ? items.map(({ index }) => ({ index, row: rows[index] }))
    : rows.map((row, index) => ({ index, row }));
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);

  const move = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: T) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && props.onOpen) {
      props.onOpen(row);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = index + (event.key === 'ArrowDown' ? 1 : -1);
      if (isVirtual) virtualizer.scrollToIndex(next);
      const body = event.currentTarget.parentElement;
      requestAnimationFrame(() => body?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
    }
  };

  if (rows.length === 0 && props.empty) return props.empty;
  return (
    <div
      ref={box}
      className={classes.box}
      style={isVirtual ? { maxHeight: height } : undefined}
      role="region"
      aria-label={`${props.label}, table`}
      tabIndex={0}
    >
      <table
        className={classes.table}
        aria-label={props.label}
        aria-rowcount={(props.total ?? rows.length) + 1}
      >
        <colgroup>
          {columns.map((column) => (
            <col
              key={column.id}
              style={{ width: column.width }}
              className={column.secondary ? classes.secondary : undefined}
            />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {isVirtual && above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
          {visible.map(({ index, row }) => {
            if (!row) return null;
            const tone = props.rowTone?.(row);
            return (
              <tr
                key={rowId(row)}
                data-index={index}
                data-tone={tone}
                data-opens={props.onOpen ? true : undefined}
                aria-rowindex={index + 2}
                tabIndex={props.onOpen ? (index === (visible[0]?.index ?? 0) ? 0 : -1) : undefined}
                onKeyDown={(event) => move(event, index, row)}
                onClick={(event) => {
                  if (!(event.target instanceof Element) || event.target.closest('a,button,input,label'))
                    return;
                  if (window.getSelection()?.toString()) return;
                  props.onOpen?.(row);
                }}
              >
                {columns.map((column) => (
                  <td
                    key={column.id}
                    data-align={column.align}
                    className={column.secondary ? classes.secondary : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {isVirtual && below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
        </tbody>
      </table>
      {props.isLoadingMore && (
        <div className={classes.more} role="status">
          <Skeleton h={14} w="40%" />
          <span className="visually-hidden">Loading more</span>
        </div>
      )}
    </div>
  );
}

type HeadProps<T> = {
  column: Column<T>;
  sort: string | undefined;
  onSort: ((sort: string | undefined) => void) | undefined;
};

function Head<T>({ column, sort, onSort }: HeadProps<T>) {
  const direction = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined;
  const canSort = column.sort && onSort;
  return (
    <th
      scope="col"
      data-align={column.align}
      className={column.secondary ? classes.secondary : undefined}
      {...(canSort ? { 'aria-sort': direction ?? 'none' } : {})}
      {...(column.help ? { title: column.help } : {})}
    >
      {canSort ? (
        <button
          type="button"
          className={classes.sorter}
          onClick={() =>
            onSort(
              direction === 'descending'
                ? column.id
                : direction === 'ascending'
                  ? undefined
                  : `-${column.id}`,
            )
          }
        >
          {column.header}
          {direction === 'descending' && <IconArrowDown size={13} aria-hidden />}
          {direction === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        </button>
      ) : (
        column.header || <span className="visually-hidden">{column.id}</span>
      )}
    </th>
  );
}
