import type { ItemId, PersonId } from '../ids.js';
import type { OnDuty } from '../rota.js';

/** Who is asked first, and who takes their place. */
export type DutyPart = 'duty' | 'deputy';

/** From when messages stopped reaching somebody on duty until they came through again, or somebody else was on duty. */
export interface Spell {
  readonly id: ItemId;
  readonly as: DutyPart;
  /** Absent where the rota names nobody. */
  readonly person?: PersonId | undefined;
  readonly since: Date;
  readonly ended?: { readonly as: 'reachable-again' | 'over'; readonly at: Date } | undefined;
}

export interface ReachRecord {
  readonly spells: readonly Spell[];
}

export const ALL_REACHED: ReachRecord = { spells: [] };

/** How messages would fare with whoever has that part now. */
export interface Watched {
  readonly as: DutyPart;
  readonly person?: PersonId | undefined;
  /** Unclear while a directory gives no answer: then nothing changes. */
  readonly reach: 'reached' | 'unreachable' | 'unclear';
}

/** Whoever nobody knows, or who has left, is out of reach; a rota that names one person alone has no deputy, which is how it was made. */
export function watchedParts(
  { duty, deputy }: OnDuty,
  reachOf: (person: PersonId) => Watched['reach'] | undefined,
): readonly Watched[] {
  const part = (as: DutyPart, person: PersonId | undefined): Watched => {
    if (person === undefined) return { as, reach: 'unreachable' };
    return { as, person, reach: reachOf(person) ?? 'unreachable' };
  };
  return [part('duty', duty), ...(deputy === undefined ? [] : [part('deputy', deputy)])];
}

export interface ReachChange {
  readonly record: ReachRecord;
  /** Of which others have to hear now. */
  readonly begun: readonly Spell[];
  readonly ended: readonly Spell[];
}

/** Some years of them. */
const LOG_LENGTH = 100;

/** One alarm for each spell: it begins when somebody is found to be out of reach, and a look that finds the same changes nothing. */
export function followReach(
  record: ReachRecord,
  watched: readonly Watched[],
  now: Date,
  newId: () => ItemId,
): ReachChange {
  const begun: Spell[] = [];
  const ended: Spell[] = [];
  const spells = record.spells.map((spell) => {
    if (spell.ended !== undefined) return spell;
    const how = howItEnded(spell, watched);
    if (how === undefined) return spell;
    const over: Spell = { ...spell, ended: { as: how, at: now } };
    ended.push(over);
    return over;
  });
  const isKnown = ({ as, person }: Watched) =>
    spells.some((spell) => spell.ended === undefined && spell.as === as && spell.person === person);
  for (const one of watched) {
    if (one.reach !== 'unreachable' || isKnown(one)) continue;
    begun.push({ id: newId(), as: one.as, ...(one.person && { person: one.person }), since: now });
  }
  if (begun.length === 0 && ended.length === 0) return { record, begun, ended };
  return { record: { spells: [...spells, ...begun].slice(-LOG_LENGTH) }, begun, ended };
}

function howItEnded({ as, person }: Spell, watched: readonly Watched[]): 'reachable-again' | 'over' | undefined {
  const now = watched.find((one) => one.as === as && one.person === person);
  if (now === undefined) return 'over';
  return now.reach === 'reached' ? 'reachable-again' : undefined;
}
