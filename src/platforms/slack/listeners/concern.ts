import { accountOn, type ConcernId, type PersonId } from '../../../domain/ids.js';
import type { Person } from '../../../domain/person.js';
import { concernDetails } from '../../../presentation/concern-details.js';
import {
  acknowledgeFirstWindow,
  alreadyHeldWindow,
  type MessageWindow,
  notFoundWindow,
} from '../../../presentation/windows.js';
import type { BlockActions } from '../payloads.js';
import { detailsModal, messageModal } from '../views/windows.js';
import type { ListenerDeps } from './answering.js';

/** A press on a concern's button, in a message or in a window. */
export interface ConcernPress {
  readonly payload: BlockActions;
  readonly concernId: ConcernId;
}

type Handler = (press: ConcernPress) => Promise<void>;

/**
 * The buttons of a concern. What a button carries is a hint: the person is found again, asked about again, and the
 * concern is judged as it is now. Messages change through delivery; a window in which the press happened changes here.
 */
export function createConcernListeners(deps: ListenerDeps) {
  const { useCases, client } = deps;

  const personOf = (payload: BlockActions) => useCases.personOf(accountOn('slack', payload.user.id));

  /** In a window the window changes; elsewhere a new one opens. */
  async function show({ payload }: ConcernPress, view: ReturnType<typeof messageModal>): Promise<void> {
    if (payload.view) await client.views.update({ view_id: payload.view.id, view });
    else await client.views.open({ trigger_id: payload.trigger_id, view });
  }

  const say = (press: ConcernPress, window: MessageWindow) => show(press, messageModal(window));

  async function showDetails(press: ConcernPress, person: Person): Promise<void> {
    const read = await useCases.read(person, press.concernId);
    if (read.kind === 'found') return show(press, detailsModal(concernDetails(read.details)));
    await say(press, read.kind === 'acknowledge-first' ? acknowledgeFirstWindow() : notFoundWindow());
  }

  async function sayHeld(press: ConcernPress, by: PersonId, at: Date): Promise<void> {
    const [holder, { zone }] = await Promise.all([useCases.people.byId(by), useCases.organisation.current()]);
    await say(press, alreadyHeldWindow(holder?.name ?? 'Somebody', at, useCases.clock.now(), zone));
  }

  const forKnown = (handle: (press: ConcernPress, person: Person) => Promise<void>): Handler => {
    return async (press) => {
      const person = await personOf(press.payload);
      await (person ? handle(press, person) : say(press, notFoundWindow()));
    };
  };

  return {
    read: forKnown(showDetails),

    acknowledge: forKnown(async (press, person) => {
      const outcome = await useCases.acknowledge(person, press.concernId);
      useCases.deliverSoon();
      if (outcome.kind === 'not-found') return say(press, notFoundWindow());
      if (outcome.kind === 'already-acknowledged') return sayHeld(press, outcome.by, outcome.at);
      if (press.payload.view) await showDetails(press, person);
    }),

    decline: forKnown(async (press, person) => {
      const outcome = await useCases.decline(person, press.concernId);
      useCases.deliverSoon();
      if (outcome.kind === 'not-found') return say(press, notFoundWindow());
      if (outcome.kind === 'already-acknowledged') return sayHeld(press, outcome.by, outcome.at);
      if (press.payload.view) await showDetails(press, person);
    }),

    confirmExternalCall: forKnown(async (press, person) => {
      const outcome = await useCases.confirmExternalCall(person, press.concernId);
      useCases.deliverSoon();
      if (outcome.kind === 'not-found') return say(press, notFoundWindow());
      if (press.payload.view) {
        await say(press, { title: 'Thank you', close: 'Close', lines: ['Thank you. We have noted that you rang.'] });
      }
    }),
  } satisfies Record<string, Handler>;
}
