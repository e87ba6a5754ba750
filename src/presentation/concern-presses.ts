import type { UseCases } from '../application/use-cases.js';
import type { ConcernId, PersonId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import { ACTIONS, type ActionId } from './action-ids.js';
import { concernDetails, type DetailsView } from './concern-details.js';
import {
  acknowledgeFirstWindow,
  alreadyHeldWindow,
  type MessageWindow,
  notFoundWindow,
  thanksWindow,
} from './windows.js';

/** What a press on a concern's button shows to the one who pressed. */
export type Shown =
  | { readonly kind: 'details'; readonly view: DetailsView }
  | { readonly kind: 'window'; readonly window: MessageWindow }
  /** Nothing: the message that was pressed changes through delivery. */
  | { readonly kind: 'nothing' };

/** Where the button stood: a message changes through delivery, a window has to be answered at once. */
export type PressedIn = 'message' | 'window';

type Press = (person: Person, concernId: ConcernId, where: PressedIn) => Promise<Shown>;

/** The controls of a concern; each works on every platform. */
export type ConcernActionId = Exclude<ActionId, typeof ACTIONS.openForm | typeof ACTIONS.moreDetail>;

/**
 * The buttons of a concern, the same on every platform. What a button carries is a hint: whoever presses is asked about
 * again, and the concern is judged as it is now.
 */
export function createConcernPresses(useCases: UseCases): {
  readonly [Action in ConcernActionId]: (
    person: Person | undefined,
    concernId: ConcernId,
    where: PressedIn,
  ) => Promise<Shown>;
} {
  const say = (window: MessageWindow): Shown => ({ kind: 'window', window });

  async function details(person: Person, concernId: ConcernId): Promise<Shown> {
    const read = await useCases.read(person, concernId);
    if (read.kind === 'found') return { kind: 'details', view: concernDetails(read.details) };
    return say(read.kind === 'acknowledge-first' ? acknowledgeFirstWindow() : notFoundWindow());
  }

  async function held(by: PersonId, at: Date): Promise<Shown> {
    const [holder, { zone }] = await Promise.all([useCases.people.byId(by), useCases.organisation.current()]);
    return say(alreadyHeldWindow(holder?.name ?? 'Somebody', at, useCases.clock.now(), zone));
  }

  const verb =
    (name: 'acknowledge' | 'decline'): Press =>
    async (person, concernId, where) => {
      const outcome = await useCases[name](person, concernId);
      useCases.deliverSoon();
      if (outcome.kind === 'not-found') return say(notFoundWindow());
      if (outcome.kind === 'already-acknowledged') return held(outcome.by, outcome.at);
      return where === 'window' ? details(person, concernId) : { kind: 'nothing' };
    };

  const confirmExternalCall: Press = async (person, concernId, where) => {
    const outcome = await useCases.confirmExternalCall(person, concernId);
    useCases.deliverSoon();
    if (outcome.kind === 'not-found') return say(notFoundWindow());
    return where === 'window' ? say(thanksWindow()) : { kind: 'nothing' };
  };

  /** Somebody who has never dealt with us gets the same answer as for a concern that does not exist. */
  const forKnown =
    (press: Press) =>
    async (person: Person | undefined, concernId: ConcernId, where: PressedIn): Promise<Shown> =>
      person ? press(person, concernId, where) : say(notFoundWindow());

  return {
    [ACTIONS.read]: forKnown(details),
    [ACTIONS.acknowledge]: forKnown(verb('acknowledge')),
    [ACTIONS.decline]: forKnown(verb('decline')),
    [ACTIONS.confirmExternalCall]: forKnown(confirmExternalCall),
  };
}
