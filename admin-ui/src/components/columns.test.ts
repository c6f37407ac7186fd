import { expect, test } from 'vitest';
import { sorted, type Column, type SortValue } from './columns';

type Row = { name: string; cost: SortValue };

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name },
  { id: 'cost', header: 'Cost', cell: (row) => String(row.cost), sort: (row) => row.cost },
];

const rows: Row[] = [
  { name: 'two', cost: 2n },
  { name: 'none', cost: null },
  { name: 'ten', cost: 10n },
  { name: 'also two', cost: 2n },
];

const names = (sort: string | undefined) => sorted(rows, columns, sort).map((row) => row.name);

test('rows are sorted by the values of a column, equal ones as they stood', () => {
  expect(names('cost')).toEqual(['none', 'two', 'also two', 'ten']);
  expect(names('-cost')).toEqual(['ten', 'two', 'also two', 'none']);
});

test('rows without an order that can be had are the very same list', () => {
  for (const sort of [undefined, 'name', '-name', 'unknown']) {
    expect(sorted(rows, columns, sort)).toBe(rows);
  }
});
