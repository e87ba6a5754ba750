import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { ViewShown } from '../../contract.js';
import { Blocks } from '../blocks/blocks.js';
import { api } from '../client/api.js';
import type { PaneClient } from '../client/pane-client.js';
import { SurfaceContext } from '../client/surface.js';
import { useViewSurface } from '../client/use-view-surface.js';

const focusable = 'button:not(:disabled), input:not(:disabled), select, textarea, a[href], [tabindex="0"]';

function trapTab(event: KeyboardEvent, root: HTMLElement | null): void {
  const all = [...(root?.querySelectorAll<HTMLElement>(focusable) ?? [])];
  const first = all[0];
  const last = all.at(-1);
  if (event.shiftKey && document.activeElement === first) last?.focus();
  else if (!event.shiftKey && document.activeElement === last) first?.focus();
  else return;
  event.preventDefault();
}

/** Enters at the first field, or at the dialog itself when there is none; errors pull the focus to the first of them. */
function useModalFocus(root: RefObject<HTMLDivElement | null>, view: ViewShown): void {
  const faults = Object.keys(view.errors).length;
  useEffect(() => {
    const field = root.current?.querySelector<HTMLElement>(
      '.modal-body input, .modal-body textarea, .modal-body select',
    );
    (field ?? root.current)?.focus({ preventScroll: true });
  }, [root]);
  useEffect(() => {
    if (faults > 0) root.current?.querySelector('.has-error')?.scrollIntoView({ block: 'center' });
  }, [root, faults]);
}

interface Props {
  readonly view: ViewShown;
  readonly client: PaneClient;
  /** How many views lie under this one. */
  readonly depth: number;
}

/** The modal on top of a person's stack, inside their pane. */
export function Modal({ view, client, depth }: Props) {
  const { surface, typed, busy, setBusy } = useViewSurface(view, client);
  const root = useRef<HTMLDivElement>(null);
  useModalFocus(root, view);
  const titleId = `${client.userId}-${view.id}-title`;
  const close = (all: boolean) => void client.run(api.close(client.userId, view.id, { all }));

  async function submit(): Promise<void> {
    setBusy(true);
    await client.run(api.submit(client.userId, view.id, { values: typed }));
    setBusy(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close(false);
    if (event.key === 'Tab') trapTab(event, root.current);
  }

  return (
    <div className="modal-cover">
      <div
        ref={root}
        className={`modal depth-${Math.min(depth, 2)}`}
        role="dialog"
        aria-modal="true"
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
