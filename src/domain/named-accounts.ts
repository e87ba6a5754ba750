import { type Account, accountOn, PLATFORMS, type Platform, platformOf } from './ids.js';
import type { DescribedPerson } from './organisation-description.js';

/** The accounts that the organisation file names of somebody. */
export function accountsNamed({ slack, teams }: Pick<DescribedPerson, 'slack' | 'teams'>): readonly Account[] {
  return [...(slack ? [accountOn('slack', slack)] : []), ...(teams ? [accountOn('teams', teams)] : [])];
}

/**
 * The accounts that somebody has once the file names these. On a platform of which it says nothing stay those that were learnt in
 * chat; on the others the file is the truth.
 */
export function accountsAfter(known: readonly Account[], named: readonly Account[]): readonly Account[] {
  // Where nobody said what they prefer, the order of the accounts is the order in which they are told.
  const platforms = new Set([...known.flatMap((account) => platformOf(account) ?? []), ...PLATFORMS]);
  return [...platforms].flatMap((platform) => {
    const [first] = on(platform, named);
    return first === undefined || on(platform, known)[0] === first ? on(platform, known) : on(platform, named);
  });
}

function on(platform: Platform, accounts: readonly Account[]): readonly Account[] {
  return accounts.filter((account) => platformOf(account) === platform);
}
