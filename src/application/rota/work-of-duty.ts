import { caseFileOf } from '../../domain/case/case-file.js';
import { clocksOf } from '../../domain/case/clocks.js';
import { goesWithDuty } from '../../domain/case/goes-with-duty.js';
import type { Concern } from '../../domain/concern.js';
import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { OpenWorkContent } from '../delivery/letter-facts.js';
import type { Clock, ConcernStore, OrganisationStore } from '../ports.js';

/** Nobody holds more at once, and a card could not show more. */
const MOST_HELD = 50;
/** How many lines of a card are about each kind of what is open. */
const MOST_SHOWN = 8;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'heldBy' | 'find' | 'openFor'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** What whoever comes on duty takes over when they accept: what they may know of, and what is not somebody else's to do. */
export function createWorkOfDuty({ concerns, organisation, clock }: Deps) {
  async function goingTo(to: Person, from: readonly PersonId[]): Promise<readonly Concern[]> {
    const held = await Promise.all(from.map((one) => concerns.heldBy(to, one, MOST_HELD)));
    const found = await Promise.all(held.flat().map((id) => concerns.find(id)));
    return found.filter((concern) => concern !== undefined).filter((concern) => goesWithDuty(concern, to, from));
  }

  return {
    goingTo,
    /** References and times, as a card may show them. */
    shownTo: async (to: Person, from: readonly PersonId[]): Promise<OpenWorkContent> => {
      const settings = await organisation.current();
      const [going, asked] = await Promise.all([
        goingTo(to, from),
        concerns.openFor(to, false, { skip: 0, limit: MOST_HELD }, clock.now()),
      ]);
      const waiting = asked.filter(({ holder }) => holder === undefined);
      const open = going.map((concern) => {
        const [next] = clocksOf(concern, caseFileOf(concern), settings);
        return { reference: concern.reference, urgent: concern.urgent, dueAt: next?.dueAt };
      });
      const actions = going.flatMap((concern) =>
        caseFileOf(concern).actions.flatMap(({ state, due }) =>
          state === 'open' ? [{ reference: concern.reference, dueAt: due }] : [],
        ),
      );
      const shown = {
        waiting: waiting.slice(0, MOST_SHOWN).map(({ reference, urgent, dueAt }) => ({ reference, urgent, dueAt })),
        concerns: open.slice(0, MOST_SHOWN),
        actions: actions.slice(0, MOST_SHOWN),
      };
      const total = waiting.length + open.length + actions.length;
      return { ...shown, more: total - shown.waiting.length - shown.concerns.length - shown.actions.length };
    },
  };
}

export type WorkOfDuty = ReturnType<typeof createWorkOfDuty>;
