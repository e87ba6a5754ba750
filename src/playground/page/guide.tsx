import { useState } from 'react';
import { isNarrow } from './client/narrow.js';

/** What to try, in the order in which they show what the product is for. Closed at first where room is scarce. */
export function Guide() {
  const [open] = useState(() => !isNarrow());
  return (
    <details className="guide" open={open}>
      <summary>Try this</summary>
      <ol>
        <li>
          <strong>Raise a concern as Amara.</strong> On her screen type <code>/safeguard</code> and send it, then fill
          in the form.
        </li>
        <li>
          <strong>Take it as the person on duty.</strong> Priya and Sam take turns, week by week: whoever has the new
          message presses <em>Acknowledge</em>, and Amara hears of it.
        </li>
        <li>
          <strong>Or let nobody answer.</strong> Raise another one and press <em>Skip 1 hour</em> (
          <em>Skip 15 minutes</em> if it is urgent): it goes to the deputy. Press it again: it goes to the lead and the
          manager, and Amara is told whom to ring.
        </li>
        <li>
          <strong>The same in Teams.</strong> Press <em>Teams</em> and <em>Add Safeguard</em> on Priya's and Sam's
          screens: they are told there from then on. On anybody's Teams type <code>safeguard</code> to raise a concern.
        </li>
        <li>
          <strong>Let time pass.</strong> Type <code>90d</code> into the clock's field and skip: reminders of checks and
          policies come, and each says why.
        </li>
      </ol>
    </details>
  );
}
