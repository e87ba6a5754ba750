import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  /** Texts that sort as the rows are to. */
  readonly sortBy: (row: Row) => string;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly caption: string;
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
}

interface Sorting {
  readonly by: string;
  readonly order: 'ascending' | 'descending';
}

/** A screen or two; the rest comes when it is asked for, so that a long list opens as fast as a short one. */
const AT_ONCE = 100;

/** A table that its heads sort. Until one is pressed the rows stand as they came. On a phone each row is a card. */
export function SortedTable<Row>({ caption, columns, rows, idOf }: Props<Row>) {
  const [sorting, setSorting] = useState<Sorting>();
  const [most, setMost] = useState(AT_ONCE);
  const shown = sorted(rows, columns, sorting);
  const press = (by: string) =>
    setSorting({ by, order: sorting?.by === by && sorting.order === 'ascending' ? 'descending' : 'ascending' });
  return (
    <>
      <table className="rows register">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <th key={name} scope="col" aria-sort={sorting?.by === name ? sorting.order : 'none'}>
                <Button appearance="subtle" size="small" onClick={() => press(name)}>
                  {label}
                  <span aria-hidden="true" className="sort-sign">
                    {sorting?.by === name ? SIGNS[sorting.order] : SIGNS.none}
                  </span>
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map((row) => (
            <tr key={idOf(row)}>
              {columns.map(({ name, label, cell }, index) =>
                index === 0 ? (
                  <th key={name} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={name} data-label={label}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <Button onClick={() => setMost(rows.length)}>Show all {rows.length}</Button>}
    </>
  );
}

const SIGNS = { ascending: '▲', descending: '▼', none: '↕' } as const;

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | undefined) {
  const column = columns.find(({ name }) => name === sorting?.by);
  if (column === undefined || sorting === undefined) return rows;
  const sign = sorting.order === 'ascending' ? 1 : -1;
  return rows.toSorted((one, other) => sign * column.sortBy(one).localeCompare(column.sortBy(other), 'en-GB'));
}
