import type { ReactNode } from 'react';
import type { FileRow } from '../../http/tab-contract-files.js';

interface Props {
  readonly rows: readonly FileRow[];
  /** What can be done with each. */
  readonly act: (row: FileRow) => ReactNode;
}

export function FileList({ rows, act }: Props) {
  if (rows.length === 0) return null;
  return (
    <ul className="page-rows files">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="text">
            {row.name} ({row.about})
          </span>
          {act(row)}
        </li>
      ))}
    </ul>
  );
}
