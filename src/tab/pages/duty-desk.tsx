import { Badge, Button, Link, Title3 } from '@fluentui/react-components';
import { useState } from 'react';
import type { DutyDesk as Desk } from '../../http/tab-contract-work.js';
import { useAsked } from '../client/use-asked.js';
import { useRenewed } from '../client/use-renewed.js';
import { useWork } from '../work.js';
import { Waiting } from './waiting.js';

const READ = 'concern.read';
/** A screen or two; the rest comes when it is asked for, so that a long list opens as fast as a short one. */
const AT_ONCE = 50;

/** Open work by its clocks: what runs out next comes first. */
export function DutyDesk({ changes }: { readonly changes: number }) {
  const { api } = useWork();
  const [asked, again] = useAsked(api.dutyDesk, changes);
  useRenewed(again);
  return (
    <Waiting asked={asked} again={again}>
      {(desk) => (
        <>
          <Title3 as="h1">Duty desk</Title3>
          {desk.rows.length === 0 ? <p>You have no open concerns.</p> : <OpenConcerns desk={desk} />}
          <p>
            As it was at {desk.asOf}. <Button onClick={again}>Refresh</Button>
          </p>
        </>
      )}
    </Waiting>
  );
}

function OpenConcerns({ desk: { rows, isCut } }: { readonly desk: Desk }) {
  const { press } = useWork();
  const [most, setMost] = useState(AT_ONCE);
  const past = rows.filter(({ isPast }) => isPast).length;
  return (
    <>
      <p>
        {isCut ? `More than ${rows.length}` : rows.length} open
        {past > 0 && `, ${past} past one of our own targets`}. What is due first comes first.
      </p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">Concern</th>
            <th scope="col">Next due</th>
            <th scope="col">Who has it</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(({ concernId, reference, urgent, due, isPast, holder }) => (
            <tr key={concernId}>
              <th scope="row">
                <Link as="button" onClick={() => void press({ action: READ, concernId })}>
                  {reference}
                </Link>{' '}
                {urgent && <Badge color="danger">Urgent</Badge>}
              </th>
              <td data-label="Next due" className={isPast ? 'past' : undefined}>
                {due ? (isPast ? `was ${due}` : due) : 'No clock runs'}
              </td>
              <td data-label="Who has it">{holder ?? 'Nobody yet'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <Button onClick={() => setMost(rows.length)}>Show all {rows.length}</Button>}
    </>
  );
}
