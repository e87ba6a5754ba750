import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { PolicyRow } from '../../http/tab-contract-registers.js';
import { type Column, SortedTable } from '../shown/sorted-table.js';
import { useWork } from '../work.js';
import { type Chosen, Filters, has, NO_FILTER, optionsOf } from './filters.js';

/** Which policy is to be reviewed by when, and who has accepted it. */
export function PolicyRegister({ rows }: { readonly rows: readonly PolicyRow[] }) {
  const { press } = useWork();
  const [chosen, setChosen] = useState<Chosen>(NO_FILTER);
  const shown = rows.filter(
    ({ title, status }) => has(title, chosen.text) && (chosen.status === '' || status === chosen.status),
  );
  const columns: readonly Column<PolicyRow>[] = [
    {
      name: 'policy',
      label: 'Policy',
      sortBy: ({ title }) => title,
      cell: ({ open, title }) => (
        <Link as="button" onClick={() => void press(open)}>
          {title}
        </Link>
      ),
    },
    { name: 'version', label: 'Version', sortBy: ({ version }) => version, cell: ({ version }) => version },
    { name: 'due', label: 'Next review', sortBy: ({ due = '' }) => due, cell: ({ dueWords }) => dueWords },
    {
      name: 'status',
      label: 'Status',
      sortBy: ({ due = '' }) => due,
      cell: ({ statusWords, isLate }) => <span className={isLate ? 'past' : undefined}>{statusWords}</span>,
    },
    {
      name: 'accepted',
      label: 'Accepted',
      sortBy: ({ accepted = '' }) => accepted.padStart(12, '0'),
      cell: ({ accepted = 'not asked' }) => accepted,
    },
  ];
  return (
    <section aria-label="Policies">
      <Filters
        chosen={chosen}
        onChosen={setChosen}
        statuses={optionsOf(rows, ({ status, statusWords }) => [status, statusWords])}
        shown={shown.length}
        of={rows.length}
      />
      {shown.length === 0 ? (
        <p>
          {rows.length === 0
            ? 'There are no policies yet. They are named in the organisation file.'
            : 'No policy matches.'}
        </p>
      ) : (
        <SortedTable caption="Policies" columns={columns} rows={shown} idOf={({ open }) => open.item ?? open.label} />
      )}
    </section>
  );
}
