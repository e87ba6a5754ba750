import { useState } from 'react';
import type { PersonShown } from '../contract.js';
import type { Screens } from './client/use-screens.js';

interface Props {
  readonly panes: readonly string[];
  readonly people: readonly PersonShown[];
  readonly screens: Screens;
  readonly front: number;
  readonly onPick: (index: number) => void;
}

/** On a narrow screen one pane is shown at a time: here one chooses which, and sees who has something new. */
export function PanePicker({ panes, people, screens, front, onPick }: Props) {
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>({});
  const newest = (id: string) => screens[id]?.notifications.at(-1)?.id ?? '';
  const inFront = panes[front];
  if (inFront !== undefined && (seen[inFront] ?? '') !== newest(inFront)) {
    setSeen({ ...seen, [inFront]: newest(inFront) });
  }
  return (
    <nav className="pane-picker" aria-label="Screens">
      {panes.map((id, index) => (
        <button key={id} type="button" aria-pressed={index === front} onClick={() => onPick(index)}>
          {people.find((person) => person.id === id)?.name.split(' ')[0] ?? id}
          {index !== front && (seen[id] ?? '') !== newest(id) && (
            <span className="unread">
              new<span className="visually-hidden"> message</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
