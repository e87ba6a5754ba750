import type { KeyboardEvent } from 'react';

export type TabName = 'messages' | 'home' | 'channels';

const tabs: readonly [TabName, string][] = [
  ['messages', 'Messages'],
  ['home', 'Home'],
  ['channels', 'Channels'],
];

interface Props {
  readonly idPrefix: string;
  readonly selected: TabName;
  readonly unread: number;
  readonly onSelect: (tab: TabName) => void;
}

export function Tabs({ idPrefix, selected, unread, onSelect }: Props) {
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
          {name === 'messages' && unread > 0 && (
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
