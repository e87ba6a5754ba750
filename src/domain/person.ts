import {
  type Account,
  type PersonId,
  PLATFORMS,
  type Platform,
  platformOf,
  unknownAccountOn,
  userIdOn,
} from './ids.js';

export const ROLES = ['staff', 'duty', 'lead', 'manager', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: PersonId;
  /** Empty until the platform's directory has told us. */
  readonly name: string;
  readonly email?: string;
  readonly accounts: readonly Account[];
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** Named in the organisation file; a guest may report only when this is so (domain reference, section 5). */
  readonly inOrganisationFile: boolean;
  /** Their line manager, who sees to their checks and training. */
  readonly manager?: PersonId | undefined;
  /** Where they would rather be told, when they have an account there. */
  readonly prefers?: Platform | undefined;
  /** Under which they were known before the organisation file gave one of their accounts to this id. */
  readonly formerIds?: readonly PersonId[] | undefined;
  /** Of their accounts, those that the platform's directory says are not active any more. */
  readonly inactiveAccounts?: readonly Account[] | undefined;
  /** Since when messages to them were finally refused, and none came through. */
  readonly refusedSince?: Date | undefined;
}

/** Every id that an exclusion may name them by. */
export function everyIdOf({ id, formerIds = [] }: Pick<Person, 'id' | 'formerIds'>): readonly PersonId[] {
  return [id, ...formerIds];
}

/** The person with the accounts alone that may still be theirs to read. */
export function withLiveAccounts<Someone extends Pick<Person, 'accounts' | 'inactiveAccounts'>>(
  person: Someone,
): Someone {
  const { accounts, inactiveAccounts = [] } = person;
  if (inactiveAccounts.length === 0) return person;
  return { ...person, accounts: accounts.filter((account) => !inactiveAccounts.includes(account)) };
}

export function hasRole(person: Pick<Person, 'roles'>, role: Role): boolean {
  return person.roles.includes(role);
}

/** The person's id on a platform, when they have an account there. */
export function userIdOf(person: Person, platform: Platform): string | undefined {
  for (const account of person.accounts) {
    const userId = userIdOn(platform, account);
    if (userId !== undefined) return userId;
  }
  return undefined;
}

/**
 * The accounts that an exclusion may name them by: those we know, and for each platform on which we know none the account whose
 * owner nobody could name.
 */
export function accountsOrUnknown({ accounts }: Pick<Person, 'accounts'>): readonly Account[] {
  const unheard = PLATFORMS.filter((platform) => !accounts.some((account) => platformOf(account) === platform));
  return [...accounts, ...unheard.map(unknownAccountOn)];
}

/** Where the person has accounts: the platform that they prefer first, then the others as their accounts stand. */
export function platformsOf({ accounts, prefers }: Pick<Person, 'accounts' | 'prefers'>): readonly Platform[] {
  const all = new Set(accounts.flatMap((account) => platformOf(account) ?? []));
  return prefers !== undefined && all.has(prefers) ? [...new Set([prefers, ...all])] : [...all];
}
