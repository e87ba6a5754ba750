import type { PersonId } from '../../domain/ids.js';
import { type Person, userIdOf } from '../../domain/person.js';
import type { OwnConcerns } from '../concerns/own-concerns.js';
import { DeliveryError } from '../errors.js';
import type { HomePage } from './delivery-ports.js';

/** Draws somebody's own page anew, by and by. Never throws, and nobody waits for it. */
export type RenewHome = (person: Person) => void;

interface Deps {
  readonly home: HomePage;
  readonly ownConcerns: OwnConcerns;
  readonly onFault: (error: unknown) => void;
}

/**
 * The list of somebody's own concerns follows what they were told. Best effort: what the platform does not take is drawn
 * when the page is opened next, so an outage or a crash costs nothing but that. One drawing at a time for each
 * person, and one more if something changed meanwhile: a burst of changes is no burst of calls.
 */
export function createRenewHome({ home, ownConcerns, onFault }: Deps): RenewHome {
  const drawing = new Map<PersonId, { again: boolean }>();

  async function draw(person: Person, userId: string, turn: { again: boolean }): Promise<void> {
    do {
      turn.again = false;
      await home.show(userId, await ownConcerns(person));
    } while (turn.again);
  }

  return (person) => {
    const userId = userIdOf(person, home.platform);
    if (userId === undefined) return;
    const current = drawing.get(person.id);
    if (current) {
      current.again = true;
      return;
    }
    const turn = { again: false };
    drawing.set(person.id, turn);
    void draw(person, userId, turn)
      .catch((error: unknown) => {
        if (!(error instanceof DeliveryError)) onFault(error);
      })
      .finally(() => drawing.delete(person.id));
  };
}
