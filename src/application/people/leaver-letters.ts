import type { Letter } from '../../domain/letter.js';
import type { Leaver, LeaverRecord } from '../../domain/people/leavers.js';
import type { LeaverContent } from '../delivery/letter-facts.js';
import type { LetterWriters, WrittenLetter } from '../delivery/letter-post.js';
import type { MatterStore, PeopleStore } from '../ports.js';
import type { LeaverFacts } from './leaver-facts.js';

type AboutOne = 'person-left' | 'person-back' | 'rota-names-leaver';
type About = AboutOne | 'leavers-held-back';

interface Deps {
  readonly leavers: Pick<MatterStore<LeaverRecord>, 'read'>;
  readonly leaverFacts: LeaverFacts;
  readonly people: Pick<PeopleStore, 'byId'>;
}

/** Letters about whoever has left: what is open because of it now, and never which concerns they had. */
export function createLeaverLetters({ leavers, leaverFacts, people }: Deps): Pick<LetterWriters, About> {
  async function write(about: AboutOne, { item }: Letter): Promise<WrittenLetter | undefined> {
    const alarm = (await leavers.read()).alarms.find(({ id }) => id === item);
    if (alarm === undefined) return undefined;
    const { id, person, leftAt, slot: from } = alarm;
    const now = (await leaverFacts()).find(
      (one) => one.person === person && one.leftAt.getTime() === leftAt.getTime(),
    ) ?? { isHere: true, saidBy: 'directory' as const, slots: [], vacant: [] };
    const { saidBy, slots, vacant } = now;
    const name = (await people.byId(person))?.name || 'Somebody';
    const slot = slots.find((one) => one.from?.getTime() === from?.getTime());
    const state = stateOf(now);
    const content = { about, item: id, person: name, leftAt, saidBy, state, slots, vacant, ...(from && { slot }) };
    return { content, isNeeded: isNeeded(content), ...(vacant.length > 0 && { wake: BY_EMAIL }) };
  }

  async function writeHeldBack({ item }: Letter): Promise<WrittenLetter | undefined> {
    const held = (await leavers.read()).held.find(({ id }) => id === item);
    if (held === undefined) return undefined;
    const { id, since, endedAt } = held;
    const content = { about: 'leavers-held-back', item: id, since, state: endedAt ? 'over' : 'held-back' } as const;
    return { content, isNeeded: endedAt === undefined, wake: BY_EMAIL };
  }

  return {
    'person-left': (letter) => write('person-left', letter),
    'person-back': (letter) => write('person-back', letter),
    'rota-names-leaver': (letter) => write('rota-names-leaver', letter),
    'leavers-held-back': writeHeldBack,
  };
}

/** Nobody to decide, or nobody to ask, or chat may be what is wrong: a message alone may lie for days. */
const BY_EMAIL = { atOnce: ['e-mail'], ifItFails: ['e-mail'] } as const;

function stateOf({ isHere, backAt }: Pick<Leaver, 'isHere' | 'backAt'>): LeaverContent['state'] {
  if (isHere) return 'here';
  return backAt ? 'seems-back' : 'left';
}

function isNeeded({ about, state, slot }: LeaverContent & { readonly about: AboutOne }): boolean {
  switch (about) {
    case 'person-left':
      return state !== 'here';
    case 'person-back':
      return state === 'seems-back';
    case 'rota-names-leaver':
      return slot !== undefined;
  }
}
