import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { CheckRow } from '../../http/tab-contract-registers.js';
import { type Column, SortedTable } from '../shown/sorted-table.js';
import { useWork } from '../work.js';
import { type Chosen, Filters, has, NO_FILTER, optionsOf } from './filters.js';
import { LoadChecks } from './load-checks.js';

interface Props {
  readonly lines: readonly string[];
  readonly rows: readonly CheckRow[];
  readonly mayLoad: boolean;
  /** Asks anew, once a list was recorded. */
  readonly again: () => void;
}

/** Who is to have which check by when. */
export function CheckRegister({ lines, rows, mayLoad, again }: Props) {
  const { api, press, open } = useWork();
  const [isLoading, setIsLoading] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(NO_FILTER);
  const shown = rows.filter(
    (row) =>
      has(`${row.person} ${row.checkWords}`, chosen.text) &&
      (chosen.kind === '' || row.check === chosen.kind) &&
      (chosen.status === '' || row.status === chosen.status),
  );
  const columns: readonly Column<CheckRow>[] = [
    {
      name: 'person',
      label: 'Person',
      sortBy: ({ person }) => person,
      cell: ({ open, person, checkWords }) => (
        <Link as="button" aria-label={`${person}, ${checkWords}`} onClick={() => void press(open)}>
          {person}
        </Link>
      ),
    },
    { name: 'check', label: 'Check', sortBy: ({ checkWords }) => checkWords, cell: ({ checkWords }) => checkWords },
    { name: 'due', label: 'Due', sortBy: ({ due = NEVER }) => due, cell: ({ dueWords }) => dueWords },
    {
      name: 'status',
      label: 'Status',
      sortBy: ({ status, due = NEVER }) => `${WORST_FIRST.indexOf(status)} ${due}`,
      cell: ({ statusWords, isLate, pause }) => (
        <>
          <span className={isLate ? 'past' : undefined}>{statusWords}</span>
          {pause && `, ${pause}`}
        </>
      ),
    },
  ];
  return (
    <section aria-label="DBS, training and other checks">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className="buttons">
        <Button onClick={() => void open(api.exportChecks)}>Export as CSV</Button>
        {mayLoad && <Button onClick={() => setIsLoading(true)}>Load from CSV</Button>}
      </div>
      {isLoading && (
        <LoadChecks
          onClose={() => {
            setIsLoading(false);
            again();
          }}
        />
      )}
      <Filters
        chosen={chosen}
        onChosen={setChosen}
        kinds={{ label: 'Check', options: optionsOf(rows, ({ check, checkWords }) => [check, checkWords]) }}
        statuses={optionsOf(rows, ({ status, statusWords }) => [status, statusWords.split(',')[0] ?? status])}
        shown={shown.length}
        of={rows.length}
      />
      {shown.length === 0 ? (
        <p>{rows.length === 0 ? 'No check is recorded, and none is needed.' : 'No check matches.'}</p>
      ) : (
        <SortedTable
          caption="DBS, training and other checks"
          columns={columns}
          rows={shown}
          idOf={({ open, check }) => `${open.item}/${check}`}
        />
      )}
    </section>
  );
}

const NEVER = '9999';
const WORST_FIRST: readonly string[] = ['overdue', 'none-recorded', 'due-soon', 'current'];
