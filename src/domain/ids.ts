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
/** Opaque: an action, a question, a referral or a decision of one concern. */
export type ItemId = Branded<'ItemId'>;
/** Opaque: one of the records that the organisation keeps outside concerns, such as its rota. Holds no name of anybody. */
export type MatterId = Branded<'MatterId'>;
/** A platform and the person's id there, such as `slack:U01AMARA`. */
export type Account = Branded<'Account'>;
/** One of our people as a form names them, such as `person:Zk3…`, where it lists our own people. */
type ListedPerson = Branded<'ListedPerson'>;
/** How a form names somebody who was picked. */
export type Picked = Account | ListedPerson;

export const PLATFORMS = ['slack', 'teams'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const asConcernId = (value: string) => value as ConcernId;
export const asPersonId = (value: string) => value as PersonId;
export const asReference = (value: string) => value as Reference;
export const asFormToken = (value: string) => value as FormToken;
export const asItemId = (value: string) => value as ItemId;
export const asMatterId = (value: string) => value as MatterId;

export function accountOn(platform: Platform, userId: string): Account {
  // Entra writes its object ids in either case; Slack tells its own ids apart by it.
  return `${platform}:${platform === 'teams' ? userId.toLowerCase() : userId}` as Account;
}

/** The person's id on that platform, or undefined when the account belongs to another platform. */
export function userIdOn(platform: Platform, account: Picked): string | undefined {
  return after(`${platform}:`, account);
}

/**
 * Stands for every account on the platform whose owner nobody could name. Excluded, it keeps away whoever has no known account
 * there: any of them might be that person.
 */
export function unknownAccountOn(platform: Platform): Account {
  // No id of either platform looks like this.
  return accountOn(platform, '*');
}

export function platformOf(account: Account): Platform | undefined {
  return PLATFORMS.find((platform) => userIdOn(platform, account) !== undefined);
}

export function pickPerson(id: PersonId): Picked {
  return `${LISTED}${id}` as ListedPerson;
}

/** Undefined for somebody who was picked by an account. */
export function personPicked(picked: Picked): PersonId | undefined {
  return after(LISTED, picked) as PersonId | undefined;
}

const LISTED = 'person:';

function after(prefix: string, text: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
