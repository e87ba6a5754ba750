import { useEffect, useState } from 'react';
import type { Notification } from '../../contract.js';
import { AppIcon } from './avatar.js';

const shownForMs = 9000;

/** The newest notification that came in while the pane was open, as a locked phone would show it. */
export function Toast({ notifications, name }: { notifications: readonly Notification[]; name: string }) {
  const newest = notifications.at(-1);
  const [ignored, setIgnored] = useState(newest?.id);
  const shown = newest && newest.id !== ignored ? newest : undefined;

  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setIgnored(shown.id), shownForMs);
    return () => clearTimeout(timer);
  }, [shown]);

  return (
    <div aria-live="polite">
      {shown && (
        <div className="toast" data-testid="toast">
          <AppIcon small />
          <div className="toast-words">
            <div className="toast-app">Safeguard · on {name}’s phone · now</div>
            <div className="toast-text" data-testid="toast-phone">
              {shown.phone}
            </div>
            {shown.desktop !== shown.phone && <div className="toast-desktop">On a desktop: {shown.desktop}</div>}
          </div>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => setIgnored(shown.id)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
