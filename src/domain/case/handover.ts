import type { PersonId } from '../ids.js';
import { hasRole, type Person } from '../person.js';
import type { Rota } from '../rota.js';
import type { CaseRule, Work } from './work.js';
import { done, record, refused, tell } from './work.js';

export interface HandOver {
  readonly verb: 'hand-over';
  readonly to: PersonId;
  readonly text: string;
}

/** It stays with its holder until the other accepts. A second offer takes the place of the first. */
export const handOver: CaseRule<HandOver> = (work, { to, text }) => {
  if (to === work.concern.holder) return refused(work, { kind: 'already-theirs' });
  const other = work.people.find(({ id }) => id === to);
  if (other === undefined || !work.mayBeAsked(other) || !mayHold(other, work.rota))
    return refused(work, { kind: 'not-a-possible-person' });
  return done(record(work, { kind: 'handover-offered', to, text }), ...tell(work, to, 'handover'));
};

/** Whom a concern could have gone to: nobody else is given a record to read by being asked. */
export function mayHold(
  person: Pick<Person, 'id' | 'roles'>,
  { weeks, overrides }: Pick<Rota, 'weeks' | 'overrides'>,
): boolean {
  const isOnRota = weeks.includes(person.id) || overrides.some((each) => each.person === person.id);
  return isOnRota || (['duty', 'lead', 'manager'] as const).some((role) => hasRole(person, role));
}

export interface AcceptHandover {
  readonly verb: 'accept-handover';
}

export const acceptHandover: CaseRule<AcceptHandover> = (work) => {
  const before = work.concern.holder;
  const concern = {
    ...record(work, { kind: 'handover-accepted' }),
    holder: work.by.id,
    grantedTo: [...new Set([...work.concern.grantedTo, work.by.id])],
  };
  return done(concern, ...toPrevious(work, before, 'handover-accepted'));
};

export interface DeclineHandover {
  readonly verb: 'decline-handover';
}

export const declineHandover: CaseRule<DeclineHandover> = (work) =>
  done(record(work, { kind: 'handover-declined' }), ...toPrevious(work, work.concern.holder, 'handover-declined'));

function toPrevious(work: Work, holder: PersonId | undefined, about: 'handover-accepted' | 'handover-declined') {
  return holder === undefined || holder === work.by.id ? [] : tell(work, holder, about);
}
