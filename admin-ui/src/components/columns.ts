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

export function sorting(sort: string | undefined): { id: string; desc: boolean }[] {
  if (!sort) return [];
  return sort.startsWith('-') ? [{ id: sort.slice(1), desc: true }] : [{ id: sort, desc: false }];
}

/** Nothing comes before everything. */
export function compareValues(one: SortValue, other: SortValue): number {
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
