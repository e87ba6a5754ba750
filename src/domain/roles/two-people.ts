import { everyIdOf, hasRole, type Person } from '../person.js';

/** Whoever may ask for a change of roles, or approve one that somebody else asked for. */
export function mayDecideRoles(person: Person): boolean {
  return person.active && (hasRole(person, 'lead') || hasRole(person, 'manager'));
}

/** Whoever administers the organisation sees who has which role, and decides nothing. */
export function maySeeRoles(person: Person): boolean {
  return mayDecideRoles(person) || (person.active && hasRole(person, 'administrator'));
}

/** Whether these are two people of whom one is a lead and the other a manager: whoever is both is only one of the two. */
export function areLeadAndManager(one: Person, other: Person): boolean {
  if (isSamePerson(one, other) || !one.active || !other.active) return false;
  return (hasRole(one, 'lead') && hasRole(other, 'manager')) || (hasRole(one, 'manager') && hasRole(other, 'lead'));
}

/** Who could approve what that person asks about the other one: neither of the two. */
export function whoMayApprove(asker: Person, about: Person, deciders: readonly Person[]): readonly Person[] {
  return deciders.filter((one) => areLeadAndManager(asker, one) && !isSamePerson(one, about));
}

/** One human may be known under two ids: by an account that both have, or because one id was the other's before. */
export function isSamePerson(one: Person, other: Person): boolean {
  return (
    everyIdOf(one).some((id) => everyIdOf(other).includes(id)) ||
    one.accounts.some((account) => other.accounts.includes(account))
  );
}
