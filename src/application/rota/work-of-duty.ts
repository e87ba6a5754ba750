import { caseFileOf } from '../../domain/case/case-file.js';
import { clocksOf } from '../../domain/case/clocks.js';
import { goesWithDuty, takesOverWithDuty } from '../../domain/case/goes-with-duty.js';
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

  async function isTakingOver(to: Person): Promise<boolean> {
    const { rota } = await organisation.current();
    return takesOverWithDuty(to, rota, clock.now());
  }

  async function waitingFor(to: Person): Promise<OpenWorkContent['waiting']> {
    const asked = await concerns.openFor(to, false, { skip: 0, limit: MOST_HELD }, clock.now());
    return asked
      .filter(({ holder }) => holder === undefined)
      .map(({ reference, urgent, dueAt }) => ({ reference, urgent, dueAt }));
  }

  async function shown(
    going: readonly Concern[],
    waiting: OpenWorkContent['waiting'] = [],
  ): Promise<Omit<OpenWorkContent, 'isStaying'>> {
    const settings = await organisation.current();
    const open = going.map((concern) => {
      const [next] = clocksOf(concern, caseFileOf(concern), settings);
      return { reference: concern.reference, urgent: concern.urgent, dueAt: next?.dueAt };
    });
    const actions = going.flatMap((concern) =>
      caseFileOf(concern).actions.flatMap(({ state, due }) =>
        state === 'open' ? [{ reference: concern.reference, dueAt: due }] : [],
      ),
    );
    const lists = [waiting, open, actions];
    return {
      waiting: waiting.slice(0, MOST_SHOWN),
      concerns: open.slice(0, MOST_SHOWN),
      actions: actions.slice(0, MOST_SHOWN),
      more: lists.reduce((more, { length }) => more + Math.max(0, length - MOST_SHOWN), 0),
    };
  }

  return {
    goingTo,
    /** References and times, as a card may show them to whoever comes on duty. */
    shownTo: async (to: Person, from: readonly PersonId[]): Promise<OpenWorkContent> => {
      const isStaying = !(await isTakingOver(to));
      // What stays with others is none of theirs.
      const going = isStaying ? [] : await goingTo(to, from);
      return { ...(await shown(going, await waitingFor(to))), isStaying };
    },
    /** The same for whoever goes off duty: of what others were asked to take they are told nothing. */
    shownFrom: async (from: PersonId, to: Person): Promise<OpenWorkContent> => {
      const isStaying = !(await isTakingOver(to));
      return { ...(await shown(await goingTo(to, [from]))), isStaying };
    },
  };
}

export type WorkOfDuty = ReturnType<typeof createWorkOfDuty>;
