import type { ReactNode } from 'react';
import { csv, download } from '@/lib/csv';

export type SortValue = string | number | bigint | null;

/** A column of a table: how it is drawn, sorted and exported. */
export type Column<T> = {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** What the column sorts by; without it, it cannot. Money: `picos(…)`. */
  sort?: (row: T) => SortValue;
  /** What stands in the CSV; what it sorts by where absent. */
  csv?: (row: T) => unknown;
  align?: 'right';
  width?: number | string;
  /** Left out on narrow screens. */
  secondary?: boolean;
  help?: string;
};

/** The rows in the order of a column, `cost` or `-cost`; as they are where it has none. */
export function sorted<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  sort: string | undefined,
): readonly T[] {
  const direction = sort?.startsWith('-') ? -1 : 1;
  const id = direction < 0 ? sort?.slice(1) : sort;
  const valueOf = columns.find((column) => column.id === id)?.sort;
  if (!valueOf) return rows;
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((one, other) => direction * compareValues(one.value, other.value))
    .map(({ row }) => row);
}

/** Nothing comes before everything. */
function compareValues(one: SortValue, other: SortValue): number {
  if (one === null || other === null) return (one === null ? 0 : 1) - (other === null ? 0 : 1);
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other);
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The rows as a file. */
export function downloadRows<T>(filename: string, columns: readonly Column<T>[], rows: readonly T[]): void {
  const exported = columns.filter((column) => column.csv ?? column.sort);
  download(
    filename,
    csv(
      exported.map((column) => column.header || column.id),
      rows.map((row) =>
        exported.map((column) => {
          const value = column.csv ? column.csv(row) : column.sort?.(row);
          return typeof value === 'bigint' ? value.toString() : value;
        }),
      ),
    ),
  );
}
