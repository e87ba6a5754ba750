declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Opaque: says nothing about the concern, and is what buttons, jobs and logs carry. */
export type ConcernId = Branded<'ConcernId'>;
/** Opaque: derived from the organisation file's id or from a platform account by a keyed hash. */
export type PersonId = Branded<'PersonId'>;
/** What a person quotes on the phone, such as `SG-7K3QM2`. */
export type Reference = Branded<'Reference'>;
/** Ties every attempt to send one form to one concern. */
export type FormToken = Branded<'FormToken'>;
/** A platform and the person's id there, such as `slack:U01AMARA`. */
export type Account = Branded<'Account'>;

export type Platform = 'slack' | 'teams';

export const asConcernId = (value: string) => value as ConcernId;
export const asPersonId = (value: string) => value as PersonId;
export const asReference = (value: string) => value as Reference;
export const asFormToken = (value: string) => value as FormToken;

export function accountOn(platform: Platform, userId: string): Account {
  return `${platform}:${userId}` as Account;
}

/** The person's id on that platform, or undefined when the account belongs to another platform. */
export function userIdOn(platform: Platform, account: Account): string | undefined {
  const prefix = `${platform}:`;
  return account.startsWith(prefix) ? account.slice(prefix.length) : undefined;
}
