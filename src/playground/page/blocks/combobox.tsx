import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

export interface Item {
  readonly value: string;
  readonly label: string;
  readonly detail?: string | undefined;
}

interface Props {
  readonly id: string;
  readonly items: readonly Item[];
  readonly chosen: readonly string[];
  readonly several: boolean;
  readonly most?: number | undefined;
  readonly placeholder: string;
  readonly label: string | undefined;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly testId: string;
  readonly onChange: (values: readonly string[]) => void;
}

const longestList = 50;

/** A searchable list: type to narrow it, arrow keys and Enter to choose, Backspace to take the last one back. */
export function Combobox(props: Props) {
  const { id, items, chosen, several, most, placeholder, label, describedBy, invalid, testId, onChange } = props;
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const full = several ? most !== undefined && chosen.length >= most : chosen.length > 0;
  const sought = query.trim().toLowerCase();
  const offered = items
    .filter(({ value, label: name }) => !chosen.includes(value) && name.toLowerCase().includes(sought))
    .slice(0, longestList);
  const active = offered[Math.min(at, offered.length - 1)];

  function take(item: Item): void {
    onChange(several ? [...chosen, item.value] : [item.value]);
    setQuery('');
    setAt(0);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      handled();
      setOpen(true);
      if (open && offered.length > 0)
        setAt((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (event.key === 'Enter' && open && active) {
      handled();
      take(active);
    } else if (event.key === 'Escape' && open) {
      handled();
      setOpen(false);
    } else if (event.key === 'Backspace' && query === '' && chosen.length > 0) {
      onChange(chosen.slice(0, -1));
    }
  }

  return (
    <div className={`combobox ${invalid ? 'invalid' : ''}`} data-testid={testId}>
      {chosen.map((value) => {
        const name = items.find((item) => item.value === value)?.label ?? value;
        return (
          <span className="chip" key={value}>
            <span className="chip-name">{name}</span>
            <button
              type="button"
              aria-label={`Remove ${name}`}
              onClick={() => onChange(chosen.filter((v) => v !== value))}
            >
              ×
            </button>
          </span>
        );
      })}
      {!full && (
        <input
          id={id}
          role="combobox"
          autoComplete="off"
          aria-label={label}
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open && active ? `${listId}-${active.value}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={query}
          placeholder={chosen.length === 0 ? placeholder : ''}
          onChange={(event) => {
            setQuery(event.target.value);
            setOpen(true);
            setAt(0);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      )}
      {open && !full && (
        <div ref={list} className="listbox" role="listbox" id={listId} aria-label={label ?? placeholder}>
          {offered.length === 0 && <div className="listbox-nothing">Nobody and nothing of that name</div>}
          {offered.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox, which keeps the focus
            <div
              key={item.value}
              id={`${listId}-${item.value}`}
              role="option"
              tabIndex={-1}
              aria-selected={item === active}
              className="listbox-option"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(item)}
            >
              {item.label}
              {item.detail && <span className="menu-detail">{item.detail}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
