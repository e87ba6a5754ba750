import { caseFileOf } from '../../domain/case/case-file.js';
import { clocksOf } from '../../domain/case/clocks.js';
import { goesWithDuty } from '../../domain/case/goes-with-duty.js';
import type { Concern } from '../../domain/concern.js';
import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { OpenWorkContent } from '../delivery/letter-facts.js';
import type { ConcernStore, OrganisationStore } from '../ports.js';

/** Nobody holds more at once, and a card could not show more. */
const MOST_HELD = 50;
/** How many lines of a card are about what is open. */
const MOST_SHOWN = 10;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'heldBy' | 'find'>;
  readonly organisation: OrganisationStore;
}

/** What whoever comes on duty takes over when they accept: what they may know of, and what is not somebody else's to do. */
export function createWorkOfDuty({ concerns, organisation }: Deps) {
  async function goingTo(to: Person, from: PersonId | undefined): Promise<readonly Concern[]> {
    if (from === undefined) return [];
    const held = await concerns.heldBy(to, from, MOST_HELD);
    const found = await Promise.all(held.map((id) => concerns.find(id)));
    return found.filter((concern) => concern !== undefined).filter((concern) => goesWithDuty(concern, to, from));
  }

  return {
    goingTo,
    /** References and times, as a card may show them. */
    shownTo: async (to: Person, from: PersonId | undefined): Promise<OpenWorkContent> => {
      const settings = await organisation.current();
      const going = await goingTo(to, from);
      const open = going.map((concern) => {
        const [next] = clocksOf(concern, caseFileOf(concern), settings);
        return { reference: concern.reference, urgent: concern.urgent, dueAt: next?.dueAt };
      });
      const actions = going.flatMap((concern) =>
        caseFileOf(concern).actions.flatMap(({ state, due }) =>
          state === 'open' ? [{ reference: concern.reference, dueAt: due }] : [],
        ),
      );
      const shownConcerns = open.slice(0, MOST_SHOWN);
      const shownActions = actions.slice(0, MOST_SHOWN - shownConcerns.length);
      const more = open.length + actions.length - shownConcerns.length - shownActions.length;
      return { concerns: shownConcerns, actions: shownActions, more };
    },
  };
}

export type WorkOfDuty = ReturnType<typeof createWorkOfDuty>;
