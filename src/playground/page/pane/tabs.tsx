import type { KeyboardEvent } from 'react';

interface Props<T extends string> {
  readonly idPrefix: string;
  readonly tabs: readonly (readonly [name: T, label: string])[];
  readonly selected: T;
  /** How many of the first tab's messages have not been seen. */
  readonly unread: number;
  readonly onSelect: (tab: T) => void;
}

export function Tabs<T extends string>({ idPrefix, tabs, selected, unread, onSelect }: Props<T>) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex(([name]) => name === selected);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next[0]);
    event.currentTarget.querySelector<HTMLElement>(`#${idPrefix}-${next[0]}-tab`)?.focus();
  }

  return (
    <div className="tabs" role="tablist" onKeyDown={onKeyDown}>
      {tabs.map(([name, label]) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${idPrefix}-${name}-tab`}
          aria-controls={`${idPrefix}-panel`}
          aria-selected={selected === name}
          tabIndex={selected === name ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          {label}
          {name === tabs[0]?.[0] && unread > 0 && (
            <span className="unread">
              {unread}
              <span className="visually-hidden"> unread</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
