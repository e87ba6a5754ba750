/** Three things to try, in the order in which they show what the product is for. */
export function Guide() {
  return (
    <details className="guide" open>
      <summary>Try this</summary>
      <ol>
        <li>
          <strong>Raise a concern as Amara.</strong> In her pane type <code>/safeguard</code> and send it, then fill in
          the form.
        </li>
        <li>
          <strong>Take it as the person on duty.</strong> Priya and Sam take turns, week by week: whoever has the new
          message presses <em>Acknowledge</em>, and Amara hears of it.
        </li>
        <li>
          <strong>Or let nobody answer.</strong> Press <em>Skip 15 minutes</em>, and watch it go to the deputy, then to
          the lead.
        </li>
      </ol>
    </details>
  );
}
