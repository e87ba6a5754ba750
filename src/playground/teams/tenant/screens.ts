import { randomUUID } from 'node:crypto';
import type { Card } from '../cards/card.js';
import type { InputValues } from '../cards/values.js';
import type { TeamsNotice, TeamsNotification } from '../contract.js';
import { teamsMemory } from '../limits.js';

/** What the answer to an invoke opens: a card to fill in, or something said. */
export type DialogContent =
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly card: Card;
      readonly width: string | number | null;
      readonly height: string | number | null;
    }
  | { readonly kind: 'message'; readonly message: string };

export interface Dialog {
  readonly id: string;
  readonly content: DialogContent;
  /** How what is sent from it reaches the app, and what goes with it. */
  readonly submitAs: 'task/submit' | 'composeExtension/submitAction';
  readonly conversation: string;
  readonly carries: Readonly<Record<string, unknown>>;
  readonly replyToId: string | undefined;
  values: InputValues;
  errors: InputValues;
  trouble: string | null;
}

interface TeamsScreenState {
  dialog: Dialog | undefined;
  notices: TeamsNotice[];
  notifications: TeamsNotification[];
  /** Cards that were refreshed for this person alone, by message. */
  readonly cards: Map<string, Card>;
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > teamsMemory.noticesPerPerson) list.shift();
}

/** What only one person sees besides messages. */
export function createTeamsScreens() {
  const states = new Map<string, TeamsScreenState>();

  function of(personId: string): TeamsScreenState {
    const present = states.get(personId) ?? { dialog: undefined, notices: [], notifications: [], cards: new Map() };
    states.set(personId, present);
    return present;
  }

  const stamp = () => ({ id: randomUUID(), at: new Date().toISOString() });

  return {
    of,
    addNotice: (personId: string, text: string) => keep(of(personId).notices, { ...stamp(), text }),
    addNotification: (personId: string, notification: Omit<TeamsNotification, 'id' | 'at'>) =>
      keep(of(personId).notifications, { ...stamp(), ...notification }),
    dismiss(personId: string, id: string): void {
      const state = of(personId);
      state.notices = state.notices.filter((each) => each.id !== id);
      state.notifications = state.notifications.filter((each) => each.id !== id);
    },
    /** A message that changed is shown to everybody as it is now. */
    forgetCard(messageId: string): void {
      for (const { cards } of states.values()) cards.delete(messageId);
    },
  };
}
