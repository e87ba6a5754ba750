import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { OutsideShown } from '../../contract.js';
import { BellIcon } from './icons.js';
import { OutsideMessages } from './outside-messages.js';

/** What reached people beside chat: a button in the top bar that says how much is new, and opens the list. */
export function Outside({ shown }: { shown: OutsideShown | undefined }) {
  const messages = shown?.messages ?? [];
  const newest = messages.at(-1);
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<string>();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const id = useId();

  // What was there when the page was opened is not new, and neither is what comes while the list is open.
  const nowSeen = newest?.id ?? '';
  if (shown && (seen === undefined || open) && seen !== nowSeen) setSeen(nowSeen);
  const fresh = messages.length - 1 - messages.findIndex((message) => message.id === seen);
  const unread = seen === undefined || open ? 0 : fresh;

  useEffect(() => {
    if (!open) return undefined;
    panel.current?.focus({ preventScroll: true });
    // It stays for whoever moves the clock to see what comes of it.
    const away = (event: PointerEvent) => {
      if (!root.current?.closest('.top-bar')?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the list inside
    <div className="outside" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className="outside-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-testid="outside"
        onClick={() => setOpen(!open)}
      >
        <BellIcon />
        <span className="outside-word">Outside chat</span>
        {unread > 0 && (
          <span className="unread">
            {unread}
            <span className="visually-hidden"> new</span>
          </span>
        )}
      </button>
      <span className="visually-hidden" role="status">
        {unread > 0 && newest && `${newest.kind === 'page' ? 'A page' : 'An e-mail'} came for ${newest.to}.`}
      </span>
      {open && (
        <section
          ref={panel}
          id={id}
          className="outside-panel"
          aria-labelledby={`${id}-title`}
          tabIndex={-1}
          data-testid="outside-panel"
        >
          <div className="outside-head">
            <h2 id={`${id}-title`}>Outside chat: pages and e-mails</h2>
            <button type="button" className="icon-button" aria-label="Close" onClick={close}>
              ×
            </button>
          </div>
          <OutsideMessages messages={messages} />
        </section>
      )}
    </div>
  );
}
