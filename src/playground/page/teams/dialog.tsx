import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DialogShown } from '../../teams/contract.js';
import { focusIsLost } from '../client/focus.js';
import { teamsApi } from '../client/teams-api.js';
import type { TeamsClient } from '../client/teams-client.js';
import { CardView } from './card-view.js';

/** The dialog over a person's Teams. It covers that pane and no other. */
export function Dialog({ dialog, client }: { dialog: DialogShown; client: TeamsClient }) {
  const { personId, people, run, app } = client;
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const titleId = `${personId}-dialog-title`;
  const close = () => void run(teamsApi.closeDialog(personId));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another dialog is another thing to read
  useEffect(() => {
    const modal = root.current;
    const elsewhere = !focusIsLost() && !modal?.closest('.pane')?.contains(document.activeElement);
    if (elsewhere) return;
    const field = modal?.querySelector<HTMLElement>('.modal-body :is(input, textarea, select)');
    (field ?? modal)?.focus({ preventScroll: true });
  }, [dialog.id]);

  async function press(action: string, values: Readonly<Record<string, string>>): Promise<void> {
    setBusy(true);
    await run(teamsApi.pressInDialog(personId, { action, values }));
    setBusy(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close();
  }

  return (
    <div className="modal-cover">
      <div
        ref={root}
        className="modal"
        role="dialog"
        aria-labelledby={titleId}
        tabIndex={-1}
        data-testid="dialog"
        onKeyDown={onKeyDown}
      >
        <div className="modal-head">
          <h2 id={titleId}>{dialog.title || app.name}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={close}>
            ×
          </button>
        </div>
        <div className="modal-body">
          {dialog.trouble && (
            <p className="trouble" role="alert">
              {dialog.trouble}
            </p>
          )}
          {dialog.message && <p className="plain-words">{dialog.message}</p>}
          {dialog.card && (
            <CardView
              key={dialog.id}
              card={dialog.card}
              people={people}
              busy={busy}
              onPress={(action, values) => void press(action, values)}
            />
          )}
        </div>
      </div>
    </div>
  );
}
