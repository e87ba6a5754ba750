import { useEffect, useState } from 'react';
import { AppIcon } from './avatar.js';

const shownForMs = 9000;

interface Props {
  readonly notifications: readonly { readonly id: string; readonly phone: string; readonly elsewhere: string }[];
  readonly name: string;
  /** Where `elsewhere` is read. */
  readonly place: string;
}

/** The newest notification that came in while the pane was open, as a locked phone would show it. */
export function Toast({ notifications, name, place }: Props) {
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
            <div className="toast-app">Safeguard · on {name}'s phone · now</div>
            <div className="toast-text" data-testid="toast-phone">
              {shown.phone}
            </div>
            {shown.elsewhere !== shown.phone && (
              <div className="toast-desktop">
                {place}: {shown.elsewhere}
              </div>
            )}
          </div>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => setIgnored(shown.id)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
