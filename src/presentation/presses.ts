import type { UseCases } from '../application/use-cases.js';
import type { Person } from '../domain/person.js';
import { type CaseTicket, createCaseFlow, type Problems } from './case/case-flow.js';
import type { Typed } from './case/questions.js';
import { shownAfter } from './case/shown-after.js';
import { createConcernPresses, type FindPress, type Shown } from './concern-presses.js';
import { createDesk, type Desk } from './desk/desk.js';
import type { DeskTicket } from './desk/desk-part.js';
import { practiceWindow } from './practice.js';
import { notFoundWindow } from './windows.js';

export type FormTicket = CaseTicket | DeskTicket;

export type FormSent =
  /** Stays open, with everything typed. */
  { readonly kind: 'problems'; readonly problems: Problems } | { readonly kind: 'shown'; readonly shown: Shown };

/** Every button and every form but the reporter's own; the same on every platform. */
export interface Presses {
  readonly find: FindPress;
  readonly page: Desk['page'];
  readonly send: (person: Person, ticket: FormTicket, typed: Typed) => Promise<FormSent>;
  /** The form once more, with what was typed and words beside it, for a platform that has to draw it anew. */
  readonly again: (person: Person, ticket: FormTicket, typed: Typed, problems: Problems) => Promise<Shown>;
}

export function createPresses(useCases: UseCases): Presses {
  const caseFlow = createCaseFlow(useCases);
  const concern = createConcernPresses(useCases, caseFlow);
  const desk = createDesk(useCases);
  const notFound = { kind: 'window', window: notFoundWindow() } as const;

  const find: FindPress = (action) => {
    const deskPress = desk.presses.get(action);
    // Somebody who has never dealt with us gets the same answer as for a concern that does not exist.
    if (deskPress) return async (person, pressed) => (person ? deskPress(person, pressed) : notFound);
    const press = concern.get(action);
    return (
      press &&
      (async (person, { concernId, ...pressed }) => {
        if (!person || !concernId) return notFound;
        const shown = await press(person, { ...pressed, concernId });
        if (shown.kind !== 'window' || !(await useCases.practiceFor(person, concernId))) return shown;
        return { kind: 'window', window: practiceWindow(shown.window) };
      })
    );
  };

  return {
    find,
    page: desk.page,
    send: async (person, ticket, typed) => {
      if ('desk' in ticket) return desk.send(person, ticket, typed);
      const sent = await caseFlow.send(person, ticket, typed);
      if (sent.kind === 'problems') return sent;
      return { kind: 'shown', shown: sent.kind === 'window' ? sent : await shownAfter(find, person, sent.ticket) };
    },
    again: (person, ticket, typed, problems) =>
      'desk' in ticket ? desk.again(person, ticket, typed, problems) : caseFlow.again(person, ticket, typed, problems),
  };
}
