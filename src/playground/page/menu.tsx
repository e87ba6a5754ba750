import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly act: () => void;
}

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly className: string;
  readonly children: ReactNode;
  readonly testId?: string;
  readonly disabled?: boolean;
  readonly above?: boolean;
}

/** A button that opens a short menu: arrow keys move, Escape closes, a click elsewhere closes. */
export function Menu({ label, items, className, children, testId, disabled = false, above = false }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  // A pane cuts off what leaves it: a menu that would do so on the left grows to the right instead.
  useLayoutEffect(() => {
    const items = open && root.current?.querySelector<HTMLElement>('.menu-items');
    const edge = root.current?.closest('.pane')?.getBoundingClientRect().left ?? 0;
    if (items && items.getBoundingClientRect().left < edge) items.classList.add('to-right');
  }, [open]);

  useEffect(() => {
    if (!open) return undefined;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const away = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (!open) return;
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) entries[(at + step + entries.length) % entries.length]?.focus();
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') setOpen(false);
    if (step !== 0 || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the menu inside
    <div className={`menu ${above ? 'above' : ''}`} ref={root} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-testid={testId}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div className="menu-items" role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              className="menu-item"
              onClick={() => {
                close();
                item.act();
              }}
            >
              {item.label}
              {item.detail && <span className="menu-detail">{item.detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
