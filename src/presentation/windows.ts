import type { Receipt } from '../application/concerns/raise-concern.js';
import type { Organisation } from '../domain/organisation.js';
import { ACTIONS, type ActionId } from './action-ids.js';
import { crisisRoute } from './crisis-words.js';
import { countedFiles } from './file-rows.js';
import { receivedLines } from './receipt.js';
import { clockTime, EARLIER_TRY, emergencyLine, LABELS, listed, NOT_FOUND } from './wording.js';

/** A small window that says something to one person, privately. */
export interface MessageWindow {
  readonly title: string;
  readonly close: string;
  /** The first line stands out. */
  readonly lines: readonly string[];
  readonly button?: { readonly action: ActionId; readonly label: string; readonly concernId: string } | undefined;
}

/** What the reporter sees the moment the concern is stored. */
export function receiptWindow(receipt: Receipt): MessageWindow {
  const { concernId, reference, urgent, crisis, told, organisation, now, files, changedSince } = receipt;
  const { phones, externalContact, zone } = organisation;
  const notTaken = changedSince ? [CHANGES_NOT_TAKEN] : [];
  const withFiles = files > 0 ? [`It has ${countedFiles(files)} with it.`] : [];
  // Also for whoever sent the form before it could show it.
  const call = crisis ? [crisisRoute(phones)] : [];
  if (told.kind === 'nobody-told') {
    return {
      title: 'Ring now',
      close: LABELS.close,
      lines: [
        `Nobody here has been told. Ring ${externalContact.name} on ${externalContact.phone} now.`,
        `Your concern is saved as ${reference}. Say when you have rung; until then we remind you.`,
        ...withFiles,
        ...notTaken,
        ...(crisis ? call : [emergencyLine(phones.emergency)]),
      ],
      button: { action: ACTIONS.confirmExternalCall, label: LABELS.confirmExternalCall, concernId },
    };
  }
  const { names, phone, hearBy, unwatchedUntil } = told;
  const whoHasIt = `It has gone to ${listed(names)}.`;
  return {
    title: 'Concern received',
    close: LABELS.close,
    lines: [
      ...receivedLines({ reference, urgent, phone, whoHasIt, hearBy, unwatchedUntil, now, zone }, phones.emergency),
      ...call,
      ...withFiles,
      ...notTaken,
    ],
  };
}

const CHANGES_NOT_TAKEN =
  'We had it from your first try, and keep it as it was then. What you have changed since was not taken: ring to say it, or raise it again.';

/**
 * In a crisis, to whoever wanted no more than whom to call.
 * @param toTalk whom to ring here, in one sentence
 * @param mayBeSent an earlier try of the same form may have been stored, or was
 */
export function toldNobodyWindow(phones: Organisation['phones'], toTalk: string, mayBeSent: boolean): MessageWindow {
  const alone = 'Nobody here has been told.';
  const unsure = `Nobody here has been told by this. ${EARLIER_TRY}`;
  return {
    title: 'Whom to call',
    close: LABELS.close,
    lines: [
      mayBeSent ? unsure : alone,
      crisisRoute(phones),
      `Nothing that you typed has been kept. To tell somebody here after all, open the form again and send it. ${toTalk}`,
    ],
  };
}

export function notFoundWindow(): MessageWindow {
  return { title: 'Not found', close: LABELS.close, lines: [NOT_FOUND] };
}

export function acknowledgeFirstWindow(concernId: string): MessageWindow {
  return {
    title: 'Acknowledge first',
    close: LABELS.close,
    lines: ['Acknowledge this concern to read it. Managers read only what they have taken.'],
    button: { action: ACTIONS.acknowledge, label: LABELS.acknowledge, concernId },
  };
}

/** After the button of a window that asked to ring the external contact. */
export function thanksWindow(): MessageWindow {
  return { title: 'Thank you', close: LABELS.close, lines: ['Thank you. We have noted that you rang.'] };
}

export function alreadyHeldWindow(name: string, since: Date, now: Date, zone: string): MessageWindow {
  return {
    title: 'Already taken',
    close: LABELS.close,
    lines: [`${name} has had this concern since ${clockTime(since, now, zone)}. You need do nothing more.`],
  };
}

/** Privately, to somebody who is no member of the workspace and not named in the organisation file. */
export function guestRefusal({ phones, name }: Organisation): string[] {
  return [`Only staff of ${name} can raise a concern here, so nothing was sent.`, otherWays(phones)];
}

/** The same where they asked for a page: they have not tried to send anything. */
export function guestPageRefusal({ phones }: Organisation): string[] {
  return ['That is for people who work here.', otherWays(phones)];
}

/** The same on their home tab, where they have not tried to send anything. */
export function guestHome({ phones, name }: Organisation): string[] {
  return [`Only staff of ${name} can raise a concern here.`, otherWays(phones)];
}

function otherWays({ emergency, duty, alternate }: Organisation['phones']): string {
  return (
    `${emergencyLine(emergency)} To raise a concern, ring the duty phone, ${duty}. If it is about the duty person, ring ` +
    `${alternate}. Or tell the person you work with here.`
  );
}

/** When a question other than the form can't be answered: nobody was sending anything. */
export function cannotAnswer({ phones }: Pick<Organisation, 'phones'>): string[] {
  return [
    'We could not look that up just now. Try again in a minute.',
    `To talk to someone, ring ${phones.duty} or ${phones.alternate}. ${emergencyLine(phones.emergency)}`,
  ];
}

/** When the form can't even be opened. */
export function cannotOpen({ phones }: Pick<Organisation, 'phones'>): string[] {
  return [
    'The form could not be opened. Your concern was not sent, and nobody has been told.',
    `Try again, or ring ${phones.duty} or ${phones.alternate}. ${emergencyLine(phones.emergency)}`,
  ];
}

export function formLost({ phones }: Pick<Organisation, 'phones'>): string {
  return (
    'We could not read this form. Your concern was not sent, and nobody has been told. Copy your words, close the form and ' +
    `open it again, or ring ${phones.duty} or ${phones.alternate}. ${emergencyLine(phones.emergency)}`
  );
}

/** Stands in for a window that takes a moment longer to come. */
export function slowWindow(title: string): MessageWindow {
  return {
    title,
    close: LABELS.close,
    lines: [
      'One moment: this window is long.',
      'If it does not come, close it and open it again. There is no need to send anything again.',
    ],
  };
}
