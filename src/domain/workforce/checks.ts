import { asItemId, asPersonId, type FormToken, type ItemId, type PersonId } from '../ids.js';
import type { LocalDate } from '../reminders/reminder-days.js';
import type { Reminded } from '../reminders/reminding.js';
import type { Certificate } from './certificate.js';

/** What is checked of everybody who works here, or may be (domain reference, section 7). */
export const CHECK_KINDS = [
  'dbs',
  'update-service',
  'awareness',
  'duty-training',
  'induction',
  'supervision',
  'references',
  'identity',
  'right-to-work',
  'registration',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

function asCheckKind(text: string): CheckKind | undefined {
  return CHECK_KINDS.find((kind) => kind === text);
}

/** What a check of a DBS found: the answers of the Update Service, and a certificate that was issued and seen. */
export const DBS_RESULTS = ['no-new-information', 'current', 'new-certificate', 'apply-for-new', 'not-found'] as const;
export type DbsResult = (typeof DBS_RESULTS)[number];

/** The certificate counts no more, so that a new one has to be asked for. */
export function needsNewOne(result: DbsResult | undefined): boolean {
  return result === 'apply-for-new' || result === 'not-found';
}

export interface Check {
  /** The day on which it was made; of a certificate, the day of its issue. */
  readonly on: LocalDate;
  /** Of a DBS alone. */
  readonly result?: DbsResult | undefined;
  /** Of a DBS: whether the certificate is on the Update Service. */
  readonly onUpdateService?: boolean | undefined;
  /** They agreed that it is looked up there; absent of what the organisation file says. */
  readonly mayBeLookedUp?: boolean | undefined;
  /** Of a new certificate. */
  readonly certificate?: Certificate | undefined;
  /** The day that whoever recorded it gave: when it ends, or when the next one is to be. */
  readonly nextOn?: LocalDate | undefined;
  /** Who made it, or saw it; absent of what the organisation file says. */
  readonly checker?: PersonId | undefined;
  /** Absent of what the organisation file says. */
  readonly recorded?: { readonly by: PersonId; readonly at: Date; readonly token: FormToken } | undefined;
}

/** On the way; pauses the reminders and changes no status. */
export type Progress =
  | { readonly kind: 'booked'; readonly on: LocalDate }
  | { readonly kind: 'submitted'; readonly on: LocalDate };

/** One kind of check of one person. */
export interface CheckItem {
  /** As they were recorded, the last one last. */
  readonly checks: readonly Check[];
  readonly progress?: Progress | undefined;
  /** The last reminder of it that the person had. */
  readonly reminded?: Reminded | undefined;
  /** The line manager is still to hear that a new one is needed. */
  readonly isToBeAnnounced?: boolean | undefined;
  /** Whom somebody else named as the one who made a check, and who are still to hear of it. */
  readonly checkersToTell?: readonly PersonId[] | undefined;
}

const NO_CHECK: CheckItem = { checks: [] };

/** They are away, from a day to another, both included; a leave of before an end had to be given may have none. */
export interface Leave {
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
}

/** What somebody did with a register, beside recording a check. */
export interface RegisterEntry {
  readonly did: 'booked' | 'submitted' | 'leave-started' | 'leave-ended';
  readonly kind?: CheckKind | undefined;
  readonly by: PersonId;
  readonly at: Date;
  readonly token?: FormToken | undefined;
}

/** The checks of one person. */
export interface Register {
  /** They work here now. */
  readonly isHere: boolean;
  /** They have a role whose training comes round again: duty person or lead. */
  readonly hasDutyRole: boolean;
  /** Of whoever came after the registers began. */
  readonly startedOn?: LocalDate | undefined;
  readonly items: { readonly [Kind in CheckKind]?: CheckItem | undefined };
  readonly away?: Leave | undefined;
  /** The newest last. */
  readonly log: readonly RegisterEntry[];
}

export const EMPTY_REGISTER: Register = { isHere: false, hasDutyRole: false, items: {}, log: [] };

export function itemOf({ items }: Register, kind: CheckKind): CheckItem {
  return items[kind] ?? NO_CHECK;
}

export function withItem(register: Register, kind: CheckKind, item: CheckItem): Register {
  return { ...register, items: { ...register.items, [kind]: item } };
}

/**
 * The one that counts: the newest by its date, and of one day the one that was recorded last. Once a new certificate is needed, one
 * whose original was seen and that was recorded since counts whatever the day of its issue: it may have been on its way already.
 */
export function newestCheck({ checks }: CheckItem, counts: (check: Check) => boolean = () => true): Check | undefined {
  return checks.filter(counts).reduce<Check | undefined>((best, check) => {
    return best === undefined || check.on >= best.on || endsNeed(check, best) ? check : best;
  }, undefined);
}

function endsNeed({ result, certificate }: Check, before: Check): boolean {
  return needsNewOne(before.result) && result === 'new-certificate' && certificate?.originalSeen === true;
}

/** The certificate that was issued last. */
export function newestCertificate(item: CheckItem): Check | undefined {
  return newestCheck(item, ({ result }) => result === 'new-certificate');
}

/** One kind of check of one person: what letters, forms and buttons are about. */
export interface PersonCheck {
  readonly kind: CheckKind;
  readonly person: PersonId;
}

export function itemIdOf({ kind, person }: PersonCheck): ItemId {
  return asItemId(`${kind}.${person}`);
}

/** Of what a button or a letter carries, which is a hint: undefined for anything else. */
export function personCheckOf(item: string): PersonCheck | undefined {
  const [first = '', ...rest] = item.split('.');
  const kind = asCheckKind(first);
  return kind && rest.length > 0 ? { kind, person: asPersonId(rest.join('.')) } : undefined;
}
