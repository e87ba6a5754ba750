import type { CaseVerb } from '../domain/case/commands.js';
import { DESK_VERBS, type DeskFormName, type DeskVerb } from './desk/names.js';

/**
 * Every control that the product offers, on every platform. Closed: a rendering that uses another id, or a
 * handler for one that nobody offers, does not compile.
 */
export const ACTIONS = {
  acknowledge: 'concern.acknowledge',
  decline: 'concern.decline',
  read: 'concern.read',
  confirmExternalCall: 'concern.confirm-external-call',
  openForm: 'report.open',
  moreDetail: 'report.more-detail',
} as const;

/** Beside these: what turns the pages of a case, one for each verb of a case, and the organisation's own pages and verbs. */
export type ActionId = (typeof ACTIONS)[keyof typeof ACTIONS] | CaseActionId | DeskActionId;

/** What a person may be offered: the other half of a merge is the product's own doing, and files come by the pages alone. */
type OfferedVerb = Exclude<CaseVerb, 'take-duplicate' | 'add-evidence'>;
export type CaseActionId = `${typeof CASE}${OfferedVerb}` | typeof TURN_PAGE | typeof SHOW_PACK;

const CASE = 'case.';
/** Shows another page of the chronology. */
export const TURN_PAGE = 'case.page';
/** Shows a draft that was made, or another part of it. */
export const SHOW_PACK = 'case.pack';

const DESK = 'desk.';
/** Shows a page of the organisation's own, or another part of it; its value is `<page> <what follows>`. */
export const SHOW_PAGE = 'desk.page';
export type DeskActionId = typeof SHOW_PAGE | `${typeof DESK}${DeskFormName | DeskVerb}`;

export function deskAction<Name extends DeskFormName | DeskVerb>(name: Name): `${typeof DESK}${Name}` {
  return `${DESK}${name}`;
}

/** Of the organisation and of no concern: what its buttons carry names none. */
export function isDeskAction(action: string): boolean {
  return action.startsWith(DESK);
}

/** What opens a window rather than changing the message it stands in; everything else changes something at once. */
export function opensWindow(action: ActionId): boolean {
  if (action === ACTIONS.read) return true;
  return (action.startsWith(CASE) || isDeskAction(action)) && !AT_ONCE.includes(action);
}

const AT_ONCE: readonly string[] = [
  'case.accept-handover',
  'case.decline-handover',
  ...DESK_VERBS.map(deskAction),
] satisfies readonly ActionId[];

export function caseAction<Verb extends OfferedVerb>(verb: Verb): `${typeof CASE}${Verb}` {
  return `${CASE}${verb}`;
}

/** Windows that can be sent. */
export const REPORT_FORM = 'report.form';
/** Every other form; what it is about travels with it. */
export const TICKET_FORM = 'ticket.form';
/** Windows that are only read. */
export const CONCERN_DETAILS = 'concern.details';
export const PACK_WINDOW = 'case.pack-window';
export const MESSAGE_WINDOW = 'message.window';

/** Entry points beside the command; the manifests name the same. */
export const SHORTCUTS = { raise: 'raise_concern', raiseAboutMessage: 'raise_concern_about_message' } as const;

/** Exact words after the command; any other text opens the form with the text in it. */
export const SUBCOMMANDS = [
  'help',
  'duty',
  'mine',
  'rota',
  'cases',
  'actions',
  'workforce',
  'policy',
  'setup',
  'drill',
] as const;
