import { entryAt, type LeavingEvent } from '../chronology.js';
import { type Change, type Concern, withEntry } from '../concern.js';
import type { PersonId } from '../ids.js';
import type { Notice } from '../notice.js';
import type { Organisation } from '../organisation.js';
import type { Person } from '../person.js';
import { barredFrom, type Chain, everyone, everyoneAllowed } from '../routing.js';

/** What is known when somebody's part in a concern is passed on. */
export interface LeavingContext {
  readonly now: Date;
  /** Without whoever has left. */
  readonly chain: Chain;
  readonly organisation: Organisation;
  /** Whoever wrote in the chronology: nobody looks over their own shoulder. */
  readonly people: readonly Person[];
}

export type PassedOn = { readonly kind: 'passed-on' } | { readonly kind: 'nothing-to-do' };

/** With what the product did written down under its own name. */
export function noted(concern: Concern, now: Date, event: LeavingEvent): Concern {
  return withEntry(concern, entryAt(now, 'safeguard', event));
}

export function passedOn(concern: Concern, notices: readonly Notice[]): Change<PassedOn> {
  return { concern, notices, outcome: { kind: 'passed-on' } };
}

/** Leads who may know of it, or else managers; nobody but them hears what somebody else did or does not do any more. */
export function leadsElseManagers(concern: Concern, chain: Chain): readonly Person[] {
  const allowed = everyoneAllowed(chain, barredFrom(concern)).map(({ person }) => person);
  const among = (those: readonly Person[]) => allowed.filter(({ id }) => those.some((one) => one.id === id));
  const leads = among(chain.leads);
  return leads.length > 0 ? leads : among(chain.managers);
}

/** The chain without those people. */
export function without(chain: Chain, gone: ReadonlySet<PersonId>): Chain {
  const isHere = (person: Person | undefined) => person !== undefined && !gone.has(person.id);
  const { duty, deputy, leads, managers } = chain;
  if (everyone(chain).every(({ person }) => isHere(person))) return chain;
  return {
    duty: isHere(duty) ? duty : undefined,
    deputy: isHere(deputy) ? deputy : undefined,
    leads: leads.filter(isHere),
    managers: managers.filter(isHere),
  };
}
