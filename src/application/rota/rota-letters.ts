import type { PersonId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import type { Person } from '../../domain/person.js';
import type { RotaBook } from '../../domain/rota/rota-book.js';
import { type Stretch, shiftsBetween } from '../../domain/rota/shifts.js';
import type { LetterWriter, WrittenLetter } from '../delivery/letter-post.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';

interface Deps {
  readonly rotaBook: Pick<MatterStore<RotaBook>, 'read'>;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

type SwapAbout = 'swap-asked' | 'swap-accepted' | 'swap-declined' | 'swap-withdrawn';
type ChangeAbout = 'put-on-duty' | 'taken-off-duty' | 'rota-changed';

/** What is said of swaps and changes of the rota: as it is now, whatever it was when somebody was to be told. */
export function createRotaLetters({ rotaBook, people, organisation, clock }: Deps) {
  const nameOf = async (id: PersonId) => (await people.byId(id))?.name || 'Somebody';

  const ofSwap =
    (about: SwapAbout): LetterWriter =>
    async ({ item }) => {
      const ask = (await rotaBook.read()).asks.find(({ id }) => id === item);
      if (ask === undefined) return undefined;
      const [asker, other] = await Promise.all([nameOf(ask.asker), nameOf(ask.other)]);
      const { id, from, to, inReturn, state } = ask;
      const isNeeded = state === 'open' || about !== 'swap-asked';
      return { isNeeded, content: { about, item: id, asker, other, stretch: { from, to }, inReturn, state } };
    };

  const ofChange =
    (about: ChangeAbout): LetterWriter =>
    async (letter, recipient) => {
      const changed = changeOf(await rotaBook.read(), letter);
      return changed && written(about, changed, recipient);
    };

  async function written(about: ChangeAbout, changed: Changed, recipient: Person): Promise<WrittenLetter> {
    const { rota } = await organisation.current();
    const shifts = shiftsBetween(rota, changed.from, changed.to);
    const isOn = shifts.every(({ duty }) => duty === recipient.id);
    const person = shifts.find(({ duty }) => duty !== recipient.id)?.duty ?? changed.person;
    // Whether what this letter was to say is true still: the rota may have been changed since.
    const isCancelled =
      about === 'put-on-duty'
        ? !isOn
        : about === 'taken-off-duty'
          ? isOn
          : !shifts.some(({ duty }) => duty === changed.person);
    return {
      isNeeded: changed.to > clock.now(),
      content: {
        about,
        person: await nameOf(about === 'rota-changed' ? changed.person : person),
        by: await nameOf(changed.by),
        stretch: { from: changed.from, to: changed.to },
        isCancelled,
      },
    };
  }

  return {
    'swap-asked': ofSwap('swap-asked'),
    'swap-accepted': ofSwap('swap-accepted'),
    'swap-declined': ofSwap('swap-declined'),
    'swap-withdrawn': ofSwap('swap-withdrawn'),
    'put-on-duty': ofChange('put-on-duty'),
    'taken-off-duty': ofChange('taken-off-duty'),
    'rota-changed': ofChange('rota-changed'),
  } as const;
}

interface Changed extends Stretch {
  readonly person: PersonId;
  readonly by: PersonId;
}

/** The newest that was written down about that thing: a change that was made, or its end. */
function changeOf({ log }: RotaBook, { item }: Letter): Changed | undefined {
  const entry = log.findLast(({ event }) => event.item === item);
  switch (entry?.event.kind) {
    case 'put-on-duty':
    case 'override-cancelled': {
      const { person, from, to } = entry.event;
      return { person, from, to, by: entry.by };
    }
    default:
      return undefined;
  }
}
