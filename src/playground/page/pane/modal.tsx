import { type KeyboardEvent, useRef } from 'react';
import type { ViewShown } from '../../contract.js';
import { Blocks } from '../blocks/blocks.js';
import { api } from '../client/api.js';
import type { PaneClient } from '../client/pane-client.js';
import { SurfaceContext } from '../client/surface.js';
import { useViewSurface } from '../client/use-view-surface.js';
import { useModalFocus } from './use-modal-focus.js';

interface Props {
  readonly view: ViewShown;
  readonly client: PaneClient;
  /** How many views lie under this one. */
  readonly depth: number;
}

/**
 * The modal on top of a person's stack, inside their pane. It covers that pane and no other: what lies beneath is inert,
 * and Tab goes on to the next person's screen.
 */
export function Modal({ view, client, depth }: Props) {
  const { surface, typed, busy, setBusy } = useViewSurface(view, client);
  const root = useRef<HTMLDivElement>(null);
  useModalFocus(root, view, busy);
  const titleId = `${client.userId}-${view.id}-title`;
  const close = (all: boolean) => void client.run(api.close(client.userId, view.id, { all }));

  async function submit(): Promise<void> {
    setBusy(true);
    await client.run(api.submit(client.userId, view.id, { values: typed }));
    setBusy(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close(false);
  }

  return (
    <div className="modal-cover">
      <div
        ref={root}
        className={`modal depth-${Math.min(depth, 2)}`}
        role="dialog"
        aria-labelledby={titleId}
        aria-busy={busy}
        tabIndex={-1}
        data-testid="modal"
        onKeyDown={onKeyDown}
      >
        <div className="modal-head">
          <h2 id={titleId}>{view.title}</h2>
          <button type="button" className="icon-button" aria-label="Close all" onClick={() => close(true)}>
            ×
          </button>
        </div>
        <div className="modal-body">
          <SurfaceContext value={surface}>
            <Blocks blocks={view.blocks} />
          </SurfaceContext>
        </div>
        <div className="modal-foot">
          {view.trouble && (
            <p className="trouble" role="alert">
              {view.trouble}
            </p>
          )}
          <div className="modal-buttons">
            <button type="button" className="button" data-testid="modal-close" onClick={() => close(false)}>
              {view.close}
            </button>
            {view.submit && (
              <button
                type="button"
                className="button primary"
                data-testid="modal-submit"
                disabled={busy}
                onClick={() => void submit()}
              >
                {view.submit}
              </button>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
