import { useState } from 'react';
import type { PanePerson } from './client/pane-people.js';

interface Props {
  readonly panes: readonly string[];
  readonly people: readonly PanePerson[];
  /** The id of the newest notification on somebody's screen; undefined while the screen is not known yet. */
  readonly newest: (id: string) => string | undefined;
  readonly front: number;
  readonly onPick: (index: number) => void;
  /** Absent when there is nobody left to add, or no room. */
  readonly onAdd: (() => void) | undefined;
}

/** On a narrow screen one pane is shown at a time: here one chooses which, and sees who has something new. */
export function PanePicker({ panes, people, newest: newestOf, front, onPick, onAdd }: Props) {
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const newest = (id: string) => newestOf(id) ?? '';
  // What was there when a screen was first shown is not new, and neither is what came while it was in front.
  const looked = panes.filter((id, index) => newestOf(id) !== undefined && (index === front || seen[id] === undefined));
  const nowSeen = looked.filter((id) => seen[id] !== newest(id));
  if (nowSeen.length > 0) setSeen({ ...seen, ...Object.fromEntries(nowSeen.map((id) => [id, newest(id)])) });
  return (
    <nav className="pane-picker" aria-label="Screens">
      {panes.map((id, index) => (
        <button key={id} type="button" aria-pressed={index === front} onClick={() => onPick(index)}>
          {people.find((person) => person.id === id)?.name.split(' ')[0] ?? id}
          {index !== front && seen[id] !== undefined && seen[id] !== newest(id) && (
            <span className="unread">
              new<span className="visually-hidden"> message</span>
            </span>
          )}
        </button>
      ))}
      {onAdd && (
        <button type="button" aria-label="Add a screen" onClick={onAdd}>
          +
        </button>
      )}
    </nav>
  );
}
