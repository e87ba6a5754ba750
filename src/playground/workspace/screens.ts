import { randomUUID } from 'node:crypto';
import type { Ephemeral, Notice, Notification } from '../contract.js';
import { memory } from '../limits.js';

export interface ScreenState {
  ephemerals: Ephemeral[];
  notices: Notice[];
  notifications: Notification[];
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > memory.noticesPerPerson) list.shift();
}

/** What only one person sees besides messages and views; like Slack's, none of it is kept for good. */
export function createScreens() {
  const states = new Map<string, ScreenState>();

  function of(personId: string): ScreenState {
    const present = states.get(personId) ?? { ephemerals: [], notices: [], notifications: [] };
    states.set(personId, present);
    return present;
  }

  const stamp = () => ({ id: randomUUID(), at: new Date().toISOString() });

  return {
    of,
    addEphemeral: (personId: string, ephemeral: Omit<Ephemeral, 'id'>): Ephemeral => {
      const added = { id: randomUUID(), ...ephemeral };
      keep(of(personId).ephemerals, added);
      return added;
    },
    addNotice: (personId: string, kind: Notice['kind'], text: string) =>
      keep(of(personId).notices, { ...stamp(), kind, text }),
    addNotification: (personId: string, notification: Omit<Notification, 'id' | 'at'>) =>
      keep(of(personId).notifications, { ...stamp(), ...notification }),
    dismiss(personId: string, id: string): void {
      const state = of(personId);
      state.ephemerals = state.ephemerals.filter((each) => each.id !== id);
      state.notices = state.notices.filter((each) => each.id !== id);
      state.notifications = state.notifications.filter((each) => each.id !== id);
    },
    ephemeral: (personId: string, id: string) => of(personId).ephemerals.find((each) => each.id === id),
    changeEphemeral(personId: string, id: string, change: Pick<Ephemeral, 'text' | 'blocks'>): void {
      const state = of(personId);
      state.ephemerals = state.ephemerals.map((each) => (each.id === id ? { ...each, ...change } : each));
    },
  };
}
